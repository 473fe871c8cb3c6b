package org.oddity.detector.preprocessing;

import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Figures of whole columns, in double. */
public final class Columns {
  private static final int GRAIN = 64;

  private Columns() {}

  /** Returns the mean of each column. */
  public static double[] mean(Matrix rows) {
    int columns = rows.columns();
    float[] values = rows.values();
    double[] mean = new double[columns];
    for (int i = 0; i < rows.rows(); i++) {
      int start = i * columns;
      for (int j = 0; j < columns; j++) {
        mean[j] += values[start + j];
      }
    }
    for (int j = 0; j < columns; j++) {
      mean[j] /= rows.rows();
    }
    return mean;
  }

  /** Subtracts a value from each column, in place. */
  public static void subtract(Matrix rows, double[] offset, Parallelism parallelism) {
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
  }
}
