package org.oddity.evaluation;

/**
 * The area under the precision-recall curve as average precision: the precision at each distinct
 * score, weighted by the recall gained there; in (0, 1], by guessing the share of anomalies.
 *
 * <p>A step function without interpolation, equal scores together, as scikit-learn's {@code
 * average_precision_score} counts it.
 */
public final class AveragePrecision {
  private AveragePrecision() {}

  /**
   * Returns the average precision.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or either side is empty
   */
  public static double of(double[] scores, boolean[] anomalous) {
    return of(RankedScores.of(scores, anomalous));
  }

  /** Returns the average precision of scores that are ranked already. */
  public static double of(RankedScores ranked) {
    double sum = 0;
    int called = 0;
    int truePositives = 0;
    for (int place = ranked.distinct() - 1; place >= 0; place--) {
      int found = ranked.anomaliesAt(place);
      called += found + ranked.normalsAt(place);
      truePositives += found;
      sum += found * ((double) truePositives / called);
    }
    return sum / ranked.anomalies();
  }
}
