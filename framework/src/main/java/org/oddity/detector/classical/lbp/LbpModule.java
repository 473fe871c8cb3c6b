package org.oddity.detector.classical.lbp;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds {@code lbp}; needs linear algebra and preprocessing. */
public final class LbpModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("lbp", LbpFactory.class);
  }
}
