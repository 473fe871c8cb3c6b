package org.oddity.detector.classical.kde;

import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/**
 * Chooses the bandwidth under which left-out training images are most likely.
 *
 * <p>All bandwidths are tried on one computation of the distances. As in scikit-learn's
 * GridSearchCV, the mean over the folds of each fold's total log-likelihood decides, and the least
 * of equally good bandwidths wins.
 */
final class BandwidthSearch {
  private final LinearAlgebra algebra;

  BandwidthSearch(LinearAlgebra algebra) {
    this.algebra = algebra;
  }

  /**
   * Tries bandwidths.
   *
   * @return the mean log-likelihood of a fold for each bandwidth
   */
  double[] logLikelihoods(Matrix features, double[] bandwidths, int number) {
    Folds folds = new Folds(features.rows(), number);
    KernelSums sums = new KernelSums(features.rows(), bandwidths, folds);
    algebra.squaredDistances(features, features, sums);
    double[] means = new double[bandwidths.length];
    for (int b = 0; b < bandwidths.length; b++) {
      double constant = logConstant(bandwidths[b], features.columns());
      for (int i = 0; i < features.rows(); i++) {
        int references = features.rows() - folds.size(folds.of(i));
        means[b] += (sums.log(i, b) - Math.log(references) + constant) / number;
      }
    }
    return means;
  }

  /** Returns the index of the greatest value, the first of equal ones. */
  static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** Returns the logarithm of what makes a Gaussian kernel integrate to 1. */
  static double logConstant(double bandwidth, int features) {
    return -features * (Math.log(bandwidth) + 0.5 * Math.log(2 * Math.PI));
  }
}
