package org.oddity.detector.pretrained;

import com.google.inject.AbstractModule;

/** Binds what detectors on networks trained elsewhere share; needs those networks. */
public final class VectorsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Vectors.class);
  }
}
