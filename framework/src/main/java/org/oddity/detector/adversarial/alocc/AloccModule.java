package org.oddity.detector.adversarial.alocc;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code alocc}. */
public final class AloccModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("alocc", AloccFactory.class);
  }
}
