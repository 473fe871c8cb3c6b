package org.oddity.detector.oneclass.deepsvdd;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds {@code deep-svdd}; needs preprocessing, the engine and the backbones. */
public final class DeepSvddModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("deep-svdd", DeepSvddFactory.class);
  }
}
