package org.oddity.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The receiver operating characteristic: for every threshold, which share of the anomalies and
 * which share of the normals lies at or above it.
 *
 * <p>Equal scores move together, so a tie is a slanted line and counts one half.
 *
 * @param points from (0, 0) to (1, 1), thresholds falling
 * @param area the area under the curve by exact ranks, in [0, 1]
 */
public record RocCurve(List<Point> points, double area) {
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * One threshold.
   *
   * @param threshold the score at or above which an image is called anomalous
   * @param falsePositiveRate share of normals called anomalous
   * @param truePositiveRate share of anomalies called anomalous
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  /**
   * Draws the curve.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or either side is empty
   */
  public static RocCurve of(double[] scores, boolean[] anomalous) {
    return of(RankedScores.of(scores, anomalous));
  }

  /** Draws the curve of scores that are ranked already. */
  public static RocCurve of(RankedScores ranked) {
    List<Point> points = new ArrayList<>(ranked.distinct() + 1);
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    int truePositives = 0;
    int falsePositives = 0;
    for (int place = ranked.distinct() - 1; place >= 0; place--) {
      truePositives += ranked.anomaliesAt(place);
      falsePositives += ranked.normalsAt(place);
      points.add(
          new Point(
              ranked.score(place),
              (double) falsePositives / ranked.normals(),
              (double) truePositives / ranked.anomalies()));
    }
    return new RocCurve(points, ranked.area());
  }
}
