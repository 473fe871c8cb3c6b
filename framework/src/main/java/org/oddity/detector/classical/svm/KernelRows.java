package org.oddity.detector.classical.svm;

import org.oddity.tensor.Parallelism;

/**
 * The kernel exp(−γ|x−y|²) between training images, row by row when it is asked for: a solution
 * with few support vectors needs few rows.
 */
final class KernelRows {
  private static final int GRAIN = 8;

  private final DistanceRows distances;
  private final double gamma;
  private final Parallelism parallelism;
  private final float[][] rows;

  KernelRows(DistanceRows distances, double gamma, Parallelism parallelism) {
    this.parallelism = parallelism;
    this.distances = distances;
    this.gamma = gamma;
    this.rows = new float[distances.count()][];
  }

  int count() {
    return rows.length;
  }

  /** Makes the first rows side by side. */
  void prepare(int first) {
    distances.prepare(first);
    parallelism.forRange(
        first,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            row(i);
          }
        });
  }

  /** Returns K(i, ·), with exactly 1 at i, where the distance is only nearly 0. Read only. */
  float[] row(int i) {
    if (rows[i] == null) {
      float[] squared = distances.row(i);
      float[] row = new float[squared.length];
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) Math.exp(-gamma * squared[j]);
      }
      row[i] = 1;
      rows[i] = row;
    }
    return rows[i];
  }
}
