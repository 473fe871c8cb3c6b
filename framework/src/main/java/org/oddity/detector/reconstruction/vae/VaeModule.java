package org.oddity.detector.reconstruction.vae;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code vae}; needs what all autoencoders are made with. */
public final class VaeModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("vae", VaeFactory.class);
  }
}
