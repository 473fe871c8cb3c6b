package org.oddity.detector.classical.svm;

import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** The squared distances of all pairs of images, kept so that many kernels can be made of them. */
final class PairDistances {
  private static final int GRAIN = 32;

  private final int count;

  /** Row i holds the distances to all j above i. */
  private final float[] packed;

  private PairDistances(int count, float[] packed) {
    this.count = count;
    this.packed = packed;
  }

  static PairDistances of(Matrix rows, LinearAlgebra algebra) {
    int count = rows.rows();
    PairDistances pairs = new PairDistances(count, new float[length(count)]);
    algebra.squaredDistances(
        rows,
        rows,
        (i, first, squared, length) -> {
          int from = Math.max(first, i + 1);
          int until = first + length;
          if (from < until) {
            int to = pairs.start(i) + from - i - 1;
            System.arraycopy(squared, from - first, pairs.packed, to, until - from);
          }
        });
    return pairs;
  }

  int count() {
    return count;
  }

  /** Writes exp(−γ d²) of all pairs to a matrix of as many images. */
  void fill(GramMatrix kernel, double gamma, Parallelism parallelism) {
    parallelism.forRange(
        count,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            kernel.fill(i, i + 1, packed, start(i), count - i - 1, gamma);
          }
        });
  }

  private int start(int i) {
    return (int) ((long) i * count - (long) i * (i + 1) / 2);
  }

  private static int length(int count) {
    return Math.toIntExact((long) count * (count - 1) / 2);
  }
}
