package org.oddity.detector.classical.gaussian;

import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.SymmetricMatrix;

/**
 * A covariance pulled towards a multiple of the identity.
 *
 * @param covariance after it was pulled
 * @param shrinkage by how much, in [0, 1]; 0 for a ridge
 */
record ShrunkCovariance(SymmetricMatrix covariance, double shrinkage) {

  /**
   * Estimates the covariance.
   *
   * @param centred rows less their mean
   */
  static ShrunkCovariance of(Matrix centred, Shrinkage shrinkage, LinearAlgebra algebra) {
    SymmetricMatrix gram = algebra.gramOfColumns(centred);
    double[] values = gram.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] /= centred.rows();
    }
    SymmetricMatrix empirical = new SymmetricMatrix(gram.order(), values);
    double meanVariance = empirical.trace() / empirical.order();
    if (shrinkage instanceof Shrinkage.Ridge ridge) {
      return new ShrunkCovariance(mix(empirical, 1, ridge.share() * meanVariance), 0);
    }
    double amount = ledoitWolf(centred, empirical);
    return new ShrunkCovariance(mix(empirical, 1 - amount, amount * meanVariance), amount);
  }

  /** Ledoit and Wolf (2004), §3.3; in the words there, b² / d². */
  private static double ledoitWolf(Matrix centred, SymmetricMatrix empirical) {
    int order = empirical.order();
    double squares = 0;
    for (double value : empirical.values()) {
      squares += value * value;
    }
    double mean = empirical.trace() / order;
    double dispersion = (squares - order * mean * mean) / order;
    double fourth = 0;
    for (int i = 0; i < centred.rows(); i++) {
      double length = squaredLength(centred, i);
      fourth += length * length;
    }
    double rows = centred.rows();
    double error = Math.max((fourth / rows - squares) / (order * rows), 0);
    return dispersion > 0 ? Math.min(error / dispersion, 1) : 1;
  }

  private static double squaredLength(Matrix rows, int row) {
    double sum = 0;
    for (int j = row * rows.columns(); j < (row + 1) * rows.columns(); j++) {
      sum += (double) rows.values()[j] * rows.values()[j];
    }
    return sum;
  }

  private static SymmetricMatrix mix(SymmetricMatrix matrix, double factor, double diagonal) {
    double[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    for (int i = 0; i < matrix.order(); i++) {
      values[i * matrix.order() + i] += diagonal;
    }
    return new SymmetricMatrix(matrix.order(), values);
  }
}
