package org.oddity.detector.classical.knn;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code knn}; needs linear algebra and preprocessing. */
public final class KnnModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("knn", KnnFactory.class);
  }
}
