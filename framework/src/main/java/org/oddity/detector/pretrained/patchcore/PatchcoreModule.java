package org.oddity.detector.pretrained.patchcore;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code patchcore}; needs networks trained elsewhere and linear algebra. */
public final class PatchcoreModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("patchcore", PatchcoreFactory.class);
  }
}
