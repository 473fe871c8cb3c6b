package org.oddity.detector.classical.gaussian;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code gaussian}; needs linear algebra and preprocessing. */
public final class GaussianModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("gaussian", GaussianFactory.class);
  }
}
