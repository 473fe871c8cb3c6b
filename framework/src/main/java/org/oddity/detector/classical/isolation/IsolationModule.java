package org.oddity.detector.classical.isolation;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds {@code isolation-forest}; needs parallelism and preprocessing. */
public final class IsolationModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("isolation-forest", IsolationForestFactory.class);
  }
}
