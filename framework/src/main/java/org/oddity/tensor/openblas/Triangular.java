package org.oddity.tensor.openblas;

import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.SymmetricMatrix;

/** Cholesky factors and what is solved with them, in double. */
final class Triangular {
  private static final int BLOCK = 128;

  private Triangular() {}

  static Optional<CholeskyFactor> factor(SymmetricMatrix matrix) {
    int order = matrix.order();
    double[] lower = new double[matrix.values().length];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer work = scratch.doubles(matrix.values());
      // What LAPACK calls the upper triangle, column by column, is our lower one, row by row.
      int info = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, (byte) 'U', order, work, order);
      if (info != 0) {
        return Optional.empty();
      }
      for (int i = 0; i < order; i++) {
        work.position((long) i * order).get(lower, i * order, i + 1);
      }
    }
    return Optional.of(new CholeskyFactor(order, lower));
  }

  /** Rows are solved in blocks of one size, the last filled with zeros: see {@link Products}. */
  static double[] squaredMahalanobis(Matrix rows, double[] mean, CholeskyFactor factor) {
    int order = factor.order();
    if (rows.columns() != order || mean.length != order) {
      throw new IllegalArgumentException(
          rows + " with a mean of " + mean.length + " and a factor of order " + order);
    }
    double[] distances = new double[rows.rows()];
    double[] block = new double[BLOCK * order];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer lower = scratch.doubles(factor.values());
      DoublePointer work = scratch.doubles(block.length);
      for (int first = 0; first < rows.rows(); first += BLOCK) {
        int count = Math.min(BLOCK, rows.rows() - first);
        for (int i = 0; i < count * order; i++) {
          block[i] = rows.values()[first * order + i] - mean[i % order];
        }
        work.put(block, 0, block.length);
        // Row-major X·Lᵀ⁻¹: each row becomes L⁻¹x.
        openblas.cblas_dtrsm(
            openblas.CblasRowMajor,
            openblas.CblasRight,
            openblas.CblasLower,
            openblas.CblasTrans,
            openblas.CblasNonUnit,
            BLOCK,
            order,
            1d,
            lower,
            order,
            work,
            order);
        work.get(block, 0, block.length);
        for (int i = 0; i < count; i++) {
          distances[first + i] = squaredLength(block, i * order, order);
        }
      }
    }
    return distances;
  }

  private static double squaredLength(double[] values, int offset, int count) {
    double sum = 0;
    for (int j = 0; j < count; j++) {
      sum += values[offset + j] * values[offset + j];
    }
    return sum;
  }
}
