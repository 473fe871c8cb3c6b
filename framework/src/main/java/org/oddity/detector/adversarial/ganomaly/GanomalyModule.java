package org.oddity.detector.adversarial.ganomaly;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code ganomaly}. */
public final class GanomalyModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("ganomaly", GanomalyFactory.class);
  }
}
