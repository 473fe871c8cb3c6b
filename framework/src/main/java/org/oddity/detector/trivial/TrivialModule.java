package org.oddity.detector.trivial;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds {@code random} and {@code by-label}. */
public final class TrivialModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder())
        .add("random", RandomFactory.class)
        .add("by-label", ByLabelFactory.class);
  }
}
