package org.oddity.detector.adversarial.anogan;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code anogan}. */
public final class AnoganModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("anogan", AnoganFactory.class);
  }
}
