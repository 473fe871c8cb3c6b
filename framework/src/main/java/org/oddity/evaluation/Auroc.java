package org.oddity.evaluation;

/**
 * The area under the receiver operating characteristic: the chance that an anomaly scores above a
 * normal, ties counting one half; in [0, 1], one half by guessing.
 *
 * <p>Counted in whole numbers and divided once, so that {@code of(-scores) = 1 - of(scores)} up to
 * that rounding.
 */
public final class Auroc {
  private Auroc() {}

  /**
   * Returns the area.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or either side is empty
   */
  public static double of(double[] scores, boolean[] anomalous) {
    return of(RankedScores.of(scores, anomalous));
  }

  /** Returns the area of scores that are ranked already. */
  public static double of(RankedScores ranked) {
    return ranked.area();
  }
}
