package org.oddity.detector.classical.lbp;

import org.oddity.core.NamedArrays;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.preprocessing.Columns;
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.SymmetricMatrix;

/**
 * One Gaussian of all training histograms, and the squared Mahalanobis distance to its mean.
 *
 * @param mean of each feature
 * @param factor of the shrunk covariance
 */
record GaussianHistograms(double[] mean, CholeskyFactor factor, LinearAlgebra algebra)
    implements HistogramScorer {

  /**
   * Fits the Gaussian. Its covariance is never invertible by itself: the bins of a cell add up to
   * 1.
   *
   * @throws DetectorFailedException if the images do not differ
   */
  static GaussianHistograms fit(
      LbpBackEnd.Gaussian options, Matrix features, LinearAlgebra algebra, Parallelism parallel) {
    double[] mean = Columns.mean(features);
    Matrix centred = features.copy();
    Columns.subtract(centred, mean, parallel);
    SymmetricMatrix products = algebra.gramOfColumns(centred);
    double variance = products.trace() / products.order() / features.rows();
    if (!(variance > 0)) {
      throw new DetectorFailedException(
          "the histograms of the " + features.rows() + " training images do not differ");
    }
    double[] shrunk = products.values().clone();
    for (int i = 0; i < shrunk.length; i++) {
      boolean diagonal = i % (products.order() + 1) == 0;
      shrunk[i] *= (1 - options.shrinkage()) / features.rows();
      shrunk[i] += diagonal ? options.shrinkage() * variance : 0;
    }
    CholeskyFactor factor =
        algebra
            .cholesky(new SymmetricMatrix(products.order(), shrunk))
            .orElseThrow(
                () ->
                    new DetectorFailedException(
                        "the covariance of the histograms is not positive definite with shrinkage "
                            + options.shrinkage()
                            + ": give a larger one"));
    return new GaussianHistograms(mean, factor, algebra);
  }

  static GaussianHistograms restore(NamedArrays state, LinearAlgebra algebra) {
    double[] mean = state.doubles("mean");
    CholeskyFactor factor = new CholeskyFactor(mean.length, state.doubles("factor"));
    return new GaussianHistograms(mean, factor, algebra);
  }

  @Override
  public double[] scores(Matrix features) {
    return algebra.squaredMahalanobis(features, mean, factor);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder().put("mean", mean).put("factor", factor.values()).build();
  }
}
