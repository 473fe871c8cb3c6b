package org.oddity.detector.reconstruction.denoising;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code denoising-autoencoder}; needs what all autoencoders are made with. */
public final class DenoisingModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("denoising-autoencoder", DenoisingFactory.class);
  }
}
