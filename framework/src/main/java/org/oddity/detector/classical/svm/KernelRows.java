package org.oddity.detector.classical.svm;

import java.util.Arrays;
import org.oddity.tensor.FastExponential;
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

  double gamma() {
    return gamma;
  }

  /** Makes the rows of the images farthest from the mean side by side, and returns which. */
  int[] prepareFarthest(int wanted) {
    int[] farthest = Arrays.copyOf(distances.farthestFirst(), wanted);
    int[] missing = Arrays.stream(farthest).filter(i -> rows[i] == null).toArray();
    distances.prepare(missing);
    parallelism.forRange(
        missing.length,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            row(missing[i]);
          }
        });
    return farthest;
  }

  /** Returns K(i, ·), with exactly 1 at i, where the distance is only nearly 0. Read only. */
  float[] row(int i) {
    if (rows[i] == null) {
      float[] row = FastExponential.of(distances.take(i), -gamma);
      row[i] = 1;
      rows[i] = row;
    }
    return rows[i];
  }
}
