package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.oddity.tensor.Matrix;

/** Squared distances of rows to the affine span of orthonormal axes; all of it in double. */
final class SpanDistances {
  /**
   * Axes of single precision are orthonormal to about 1e-8, which is then the error of the
   * difference of two squared lengths, relative to these.
   */
  private static final double LEAST_SHARE = 1e-3;

  private final RowProducts products;
  private final Matrix axes;

  SpanDistances(RowProducts products, Matrix axes) {
    this.products = products;
    this.axes = axes;
  }

  double[] of(Matrix rows, double[] centre) {
    if (rows.columns() != axes.columns() || rows.columns() != centre.length) {
      throw new IllegalArgumentException(
          rows + " with a centre of " + centre.length + " and axes that are " + axes);
    }
    double[] distances = new double[rows.rows()];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer right = scratch.doubles((long) axes.rows() * axes.columns());
      Panel.copyRows(axes, 0, axes.rows(), right);
      products.forBlocks(
          rows.rows(), (start, count) -> block(rows, centre, start, count, right, distances));
    }
    return distances;
  }

  private void block(
      Matrix rows, double[] centre, int start, int count, DoublePointer right, double[] distances) {
    int inner = axes.columns();
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer left = scratch.zeroDoubles((long) RowProducts.BLOCK * inner);
      DoublePointer along = scratch.doubles((long) RowProducts.BLOCK * axes.rows());
      Panel.copyCentred(rows, centre, start, count, left);
      RowProducts.block(left, inner, right, inner, true, along, axes.rows());
      double[] total = squaredLengths(left, count, inner);
      double[] within = squaredLengths(along, count, axes.rows());
      boolean lost = false;
      for (int i = 0; i < count; i++) {
        distances[start + i] = total[i] - within[i];
        lost |= isLost(total[i], within[i]);
      }
      if (lost) {
        subtract(left, along, right);
        double[] exact = squaredLengths(left, count, inner);
        for (int i = 0; i < count; i++) {
          distances[start + i] = isLost(total[i], within[i]) ? exact[i] : distances[start + i];
        }
      }
    }
  }

  private static boolean isLost(double total, double within) {
    return total - within < LEAST_SHARE * total;
  }

  /** Makes of the rows what their coordinates do not explain. */
  private void subtract(DoublePointer left, DoublePointer along, DoublePointer right) {
    int inner = axes.columns();
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer back = scratch.doubles((long) RowProducts.BLOCK * inner);
      RowProducts.block(along, axes.rows(), right, inner, false, back, inner);
      double[] row = new double[inner];
      double[] explained = new double[inner];
      for (int i = 0; i < RowProducts.BLOCK; i++) {
        left.position((long) i * inner).get(row, 0, inner);
        back.position((long) i * inner).get(explained, 0, inner);
        for (int j = 0; j < inner; j++) {
          row[j] -= explained[j];
        }
        left.put(row, 0, inner);
      }
    }
    left.position(0);
  }

  private static double[] squaredLengths(DoublePointer rows, int count, int columns) {
    double[] lengths = new double[count];
    double[] row = new double[columns];
    for (int i = 0; i < count; i++) {
      rows.position((long) i * columns).get(row, 0, columns);
      lengths[i] = Sums.ofSquares(row);
    }
    rows.position(0);
    return lengths;
  }
}
