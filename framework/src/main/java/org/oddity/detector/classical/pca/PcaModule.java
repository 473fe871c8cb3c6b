package org.oddity.detector.classical.pca;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code pca}; needs linear algebra and preprocessing. */
public final class PcaModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("pca", PcaFactory.class);
  }
}
