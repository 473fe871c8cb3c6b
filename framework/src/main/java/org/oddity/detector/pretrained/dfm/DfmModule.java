package org.oddity.detector.pretrained.dfm;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code dfm}; needs networks trained elsewhere and linear algebra. */
public final class DfmModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("dfm", DfmFactory.class);
  }
}
