package org.oddity.detector.adversarial.gan;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code gan}. */
public final class GanModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("gan", GanFactory.class);
  }
}
