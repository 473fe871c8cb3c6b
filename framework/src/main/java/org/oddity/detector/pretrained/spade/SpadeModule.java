package org.oddity.detector.pretrained.spade;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code spade}; needs networks trained elsewhere and linear algebra. */
public final class SpadeModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("spade", SpadeFactory.class);
  }
}
