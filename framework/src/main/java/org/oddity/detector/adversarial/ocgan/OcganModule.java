package org.oddity.detector.adversarial.ocgan;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code ocgan}. */
public final class OcganModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("ocgan", OcganFactory.class);
  }
}
