package org.oddity.detector.pretrained.padim;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code padim}; needs networks trained elsewhere and linear algebra. */
public final class PadimModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("padim", PadimFactory.class);
  }
}
