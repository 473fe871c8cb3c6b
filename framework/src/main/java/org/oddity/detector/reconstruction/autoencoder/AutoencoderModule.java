package org.oddity.detector.reconstruction.autoencoder;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code autoencoder}; needs what all autoencoders are made with. */
public final class AutoencoderModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("autoencoder", AutoencoderFactory.class);
  }
}
