package org.oddity.detector.classical.knn;

import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;

/** Keeps the training images. */
final class KnnDetector implements Detector {
  private final KnnOptions options;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;

  KnnDetector(KnnOptions options, Preprocessing preprocessing, LinearAlgebra algebra) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    int images = normals.training().count();
    if (images < options.neighbours()) {
      throw new DetectorFailedException(
          "there are no "
              + options.neighbours()
              + " neighbours among "
              + images
              + " training images");
    }
    context.listener().progress(0, "preprocessing");
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), normals.training());
    return new FittedKnn(options, fit.preprocessing(), fit.features(), algebra);
  }
}
