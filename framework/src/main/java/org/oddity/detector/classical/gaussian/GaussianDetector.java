package org.oddity.detector.classical.gaussian;

import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.Columns;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Estimates mean and covariance of the training images. */
final class GaussianDetector implements Detector {
  private final GaussianOptions options;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  GaussianDetector(
      GaussianOptions options,
      Preprocessing preprocessing,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    context.listener().progress(0, "preprocessing");
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), normals.training());
    context.listener().progress(0.5, "covariance");
    Matrix centred = fit.features().copy();
    GaussianFactory.tooMany(centred.columns())
        .ifPresent(
            reason -> {
              throw new DetectorFailedException(reason);
            });
    double[] mean = Columns.mean(centred, parallelism);
    Columns.subtract(centred, mean, parallelism);
    ShrunkCovariance shrunk = ShrunkCovariance.of(centred, options.shrinkage(), algebra);
    context.listener().metric("shrinkage", shrunk.shrinkage(), 0);
    CholeskyFactor factor =
        algebra
            .cholesky(shrunk.covariance())
            .orElseThrow(
                () ->
                    new DetectorFailedException(
                        "the covariance of the "
                            + centred.rows()
                            + " training images cannot be inverted; a greater ridge would help if"
                            + " they differ at all"));
    return new FittedGaussian(fit.preprocessing(), mean, factor, algebra);
  }
}
