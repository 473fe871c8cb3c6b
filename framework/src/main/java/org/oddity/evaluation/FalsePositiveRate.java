package org.oddity.evaluation;

/**
 * The share of normals called anomalous at the highest threshold that still finds a wanted share of
 * the anomalies; in [0, 1], lower is better.
 *
 * <p>Anomalies are the positives here. Papers on out-of-distribution detection often take the
 * normals as positives, and then print another number under the name FPR95.
 */
public final class FalsePositiveRate {
  private FalsePositiveRate() {}

  /**
   * Returns the rate where the share of anomalies found first reaches {@code truePositiveRate}.
   *
   * @param truePositiveRate in (0, 1], such as 0.95
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or either side is empty
   */
  public static double atTruePositiveRate(
      double truePositiveRate, double[] scores, boolean[] anomalous) {
    return atTruePositiveRate(truePositiveRate, RankedScores.of(scores, anomalous));
  }

  /** Returns the rate of scores that are ranked already. */
  public static double atTruePositiveRate(double truePositiveRate, RankedScores ranked) {
    if (!(truePositiveRate > 0 && truePositiveRate <= 1)) {
      throw new IllegalArgumentException(
          "true positive rate must be in (0, 1], was " + truePositiveRate);
    }
    int truePositives = 0;
    int falsePositives = 0;
    for (int place = ranked.distinct() - 1; place >= 0; place--) {
      truePositives += ranked.anomaliesAt(place);
      falsePositives += ranked.normalsAt(place);
      if ((double) truePositives / ranked.anomalies() >= truePositiveRate) {
        break;
      }
    }
    return (double) falsePositives / ranked.normals();
  }
}
