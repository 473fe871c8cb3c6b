package org.oddity.detector.supervised;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds {@code knn-classifier} and {@code logistic-regression}; needs linear algebra too. */
public final class SupervisedModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder())
        .add("knn-classifier", KnnClassifierFactory.class)
        .add("logistic-regression", LogisticRegressionFactory.class);
  }
}
