package org.oddity.detector.supervised.network;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds {@code network-classifier}; needs the engine and the backbones. */
public final class NetworkClassifierModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("network-classifier", NetworkClassifierFactory.class);
  }
}
