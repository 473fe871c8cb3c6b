package org.oddity.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The stratified bootstrap of the AUROC: normals and anomalies are drawn anew, each from their own
 * with replacement, and the middle of the areas found is the interval (Efron and Tibshirani 1993,
 * section 13.3, "percentile").
 *
 * <p>It speaks of other test images for the same trained detector, not of other seeds. With
 * perfectly separated scores it is [1, 1], however few images there are.
 */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * Returns the percentile interval of the area.
   *
   * @param rounds how often to draw
   * @param level such as 0.95
   */
  public static ConfidenceInterval auroc(
      RankedScores ranked, int rounds, double level, SplittableRandom random) {
    return percentiles(areas(ranked, rounds, random), level);
  }

  /**
   * Returns the middle {@code level} of some figures.
   *
   * @param figures in any order, left as they are
   */
  public static ConfidenceInterval percentiles(double[] figures, double level) {
    double[] rising = figures.clone();
    Arrays.sort(rising);
    double tail = (1 - level) / 2;
    return new ConfidenceInterval(
        Quantiles.of(rising, tail), Quantiles.of(rising, 1 - tail), level);
  }

  /** Returns the area of each round; a round takes time in proportion to the number of images. */
  static double[] areas(RankedScores ranked, int rounds, SplittableRandom random) {
    if (rounds < 1) {
      throw new IllegalArgumentException("a bootstrap needs rounds, was given " + rounds);
    }
    int[] normalPlaces = ranked.places(false);
    int[] anomalyPlaces = ranked.places(true);
    int[] normalsAt = new int[ranked.distinct()];
    int[] anomaliesAt = new int[ranked.distinct()];
    double[] areas = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      draw(normalPlaces, normalsAt, random);
      draw(anomalyPlaces, anomaliesAt, random);
      areas[round] =
          RankedScores.area(normalsAt, anomaliesAt, ranked.normals(), ranked.anomalies());
    }
    return areas;
  }

  private static void draw(int[] places, int[] counts, SplittableRandom random) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < places.length; i++) {
      counts[places[random.nextInt(places.length)]]++;
    }
  }
}
