package org.oddity.detector.classical.kde;

import java.util.Arrays;
import org.oddity.tensor.DistanceConsumer;
import org.oddity.tensor.FastExponential;

/**
 * For each query and bandwidth, the sum of Gaussian kernels over the references, as it grows strip
 * by strip.
 *
 * <p>Kept relative to the query's nearest reference, whose kernel then is 1 at every bandwidth, so
 * that nothing underflows.
 */
final class KernelSums implements DistanceConsumer {
  /** exp(−60) is 1e-26: a strip of such kernels changes no digit of a sum that is at least 1. */
  private static final double NEGLIGIBLE = -60;

  private final double[] factors;
  private final double[] nearest;
  private final double[] sums;
  private final Folds folds;

  /**
   * Starts with nothing.
   *
   * @param folds references in a query's own fold are passed over; {@link Folds#NONE} for none
   */
  KernelSums(int queries, double[] bandwidths, Folds folds) {
    this.factors = new double[bandwidths.length];
    for (int b = 0; b < factors.length; b++) {
      factors[b] = -1 / (2 * bandwidths[b] * bandwidths[b]);
    }
    this.nearest = new double[queries];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    this.sums = new double[queries * factors.length];
    this.folds = folds;
  }

  @Override
  public void accept(int query, int firstReference, double[] squared, int count) {
    int from = Math.max(folds.start(query) - firstReference, 0);
    int to = Math.min(folds.end(query) - firstReference, count);
    if (from < to) {
      Arrays.fill(squared, from, to, Double.POSITIVE_INFINITY);
    }
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, squared[i]);
    }
    if (least == Double.POSITIVE_INFINITY) {
      return;
    }
    int row = query * factors.length;
    if (least < nearest[query]) {
      for (int b = 0; b < factors.length; b++) {
        // Nothing yet is 0 · exp(−∞) = 0.
        sums[row + b] *= Math.exp(factors[b] * (nearest[query] - least));
      }
      nearest[query] = least;
    }
    double[] scratch = new double[count];
    for (int b = 0; b < factors.length; b++) {
      if (factors[b] * (least - nearest[query]) > NEGLIGIBLE) {
        sums[row + b] += FastExponential.sum(squared, count, nearest[query], factors[b], scratch);
      }
    }
  }

  /** Returns the logarithm of the sum of kernels, without the kernel's own constant. */
  double log(int query, int bandwidth) {
    return factors[bandwidth] * nearest[query] + Math.log(sums[query * factors.length + bandwidth]);
  }
}
