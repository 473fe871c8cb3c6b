package org.oddity.detector.pretrained.deepknn;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code deep-knn}; needs networks trained elsewhere and linear algebra. */
public final class DeepKnnModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("deep-knn", DeepKnnFactory.class);
  }
}
