package org.oddity.detector.pretrained.dfkde;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code dfkde}; needs networks trained elsewhere and linear algebra. */
public final class DfkdeModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("dfkde", DfkdeFactory.class);
  }
}
