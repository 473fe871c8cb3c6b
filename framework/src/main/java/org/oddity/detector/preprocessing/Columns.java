package org.oddity.detector.preprocessing;

import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Figures of whole columns, in double. */
public final class Columns {
  /** Columns that one thread sums at a time: parts of rows, read as they lie. */
  static final int PART = 512;

  private static final int GRAIN = 64;

  private Columns() {}

  /** Returns the mean of each column. */
  public static double[] mean(Matrix rows, Parallelism parallelism) {
    int columns = rows.columns();
    float[] values = rows.values();
    double[] mean = new double[columns];
    parallelism.forRange(
        columns,
        PART,
        (from, to) -> {
          for (int i = 0; i < rows.rows(); i++) {
            int start = i * columns;
            for (int j = from; j < to; j++) {
              mean[j] += values[start + j];
            }
          }
          for (int j = from; j < to; j++) {
            mean[j] /= rows.rows();
          }
        });
    return mean;
  }

  /** Subtracts a value from each column, in place, and returns the rows. */
  public static Matrix subtract(Matrix rows, double[] offset, Parallelism parallelism) {
    int columns = rows.columns();
    float[] values = rows.values();
    parallelism.forRange(
        rows.rows(),
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int start = i * columns;
            for (int j = 0; j < columns; j++) {
              values[start + j] = (float) (values[start + j] - offset[j]);
            }
          }
        });
    return rows;
  }
}
