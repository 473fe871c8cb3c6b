package org.oddity.report.plot;

import java.util.Arrays;

/**
 * How the scores of one group spread over an axis.
 *
 * @param shares the share of the group in each bin, from the beginning of the axis on; they sum to
 *     1 unless the group is empty
 */
public record Histogram(double[] shares) {
  /** Counts scores; what lies beyond the axis counts in its outermost bins. */
  public static Histogram of(ScoreAxis axis, double[] scores, int bins) {
    double[] shares = new double[bins];
    for (double score : scores) {
      shares[Math.min(bins - 1, (int) (axis.fraction(score) * bins))] += 1.0 / scores.length;
    }
    return new Histogram(shares);
  }

  /** Returns a number of bins that suits a number of images, from 12 to 60. */
  public static int bins(int images) {
    return (int) Math.max(12, Math.min(60, Math.round(2 * Math.cbrt(images))));
  }

  /** Returns the largest share. */
  public double highest() {
    return Arrays.stream(shares).max().orElse(0);
  }
}
