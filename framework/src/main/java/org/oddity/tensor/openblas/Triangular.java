package org.oddity.tensor.openblas;

import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.SymmetricMatrix;

/** Cholesky factors and what is solved with them, in double. */
final class Triangular {
  private final int threads;
  private final RowProducts products;

  Triangular(int threads, RowProducts products) {
    this.threads = threads;
    this.products = products;
  }

  Optional<CholeskyFactor> factor(SymmetricMatrix matrix) {
    int order = matrix.order();
    double[] lower = new double[matrix.values().length];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer work = scratch.doubles(matrix.values());
      // What LAPACK calls the upper triangle, column by column, is our lower one, row by row.
      int info =
          NativeThreads.all(
              threads,
              () ->
                  openblas.LAPACKE_dpotrf(
                      openblas.LAPACK_COL_MAJOR, (byte) 'U', order, work, order));
      if (info != 0) {
        return Optional.empty();
      }
      for (int i = 0; i < order; i++) {
        work.position((long) i * order).get(lower, i * order, i + 1);
      }
    }
    return Optional.of(new CholeskyFactor(order, lower));
  }

  double[] squaredMahalanobis(Matrix rows, double[] mean, CholeskyFactor factor) {
    int order = factor.order();
    if (rows.columns() != order || mean.length != order) {
      throw new IllegalArgumentException(
          rows + " with a mean of " + mean.length + " and a factor of order " + order);
    }
    double[] distances = new double[rows.rows()];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer lower = scratch.doubles(factor.values());
      products.forBlocks(
          rows.rows(), (start, count) -> block(rows, start, count, mean, lower, distances));
    }
    return distances;
  }

  /** Whole blocks for the reason that {@link RowProducts} gives. */
  private static void block(
      Matrix rows, int start, int count, double[] mean, DoublePointer lower, double[] distances) {
    int order = mean.length;
    double[] row = new double[order];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer work = scratch.zeroDoubles((long) RowProducts.BLOCK * order);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < order; j++) {
          row[j] = rows.values()[(start + i) * order + j] - mean[j];
        }
        work.position((long) i * order).put(row, 0, order);
      }
      // X becomes X·(Lᵀ)⁻¹, that is each of its rows L⁻¹x.
      openblas.cblas_dtrsm(
          openblas.CblasRowMajor,
          openblas.CblasRight,
          openblas.CblasLower,
          openblas.CblasTrans,
          openblas.CblasNonUnit,
          RowProducts.BLOCK,
          order,
          1d,
          lower,
          order,
          work.position(0),
          order);
      for (int i = 0; i < count; i++) {
        work.position((long) i * order).get(row, 0, order);
        distances[start + i] = squaredLength(row);
      }
    }
  }

  private static double squaredLength(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
