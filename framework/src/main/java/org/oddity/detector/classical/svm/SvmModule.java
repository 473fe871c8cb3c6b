package org.oddity.detector.classical.svm;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds {@code oc-svm} and {@code oc-svm-oracle}; needs linear algebra and preprocessing. */
public final class SvmModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder())
        .add("oc-svm", OcSvmFactory.class)
        .add("oc-svm-oracle", OcSvmOracleFactory.class);
  }
}
