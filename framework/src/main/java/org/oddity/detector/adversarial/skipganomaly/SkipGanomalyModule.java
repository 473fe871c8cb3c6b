package org.oddity.detector.adversarial.skipganomaly;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code skip-ganomaly}. */
public final class SkipGanomalyModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("skip-ganomaly", SkipGanomalyFactory.class);
  }
}
