package org.oddity.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The receiver operating characteristic: for every threshold, which share of the anomalies and
 * which share of the normals lies at or above it.
 *
 * <p>Equal scores move together, so a tie is a slanted line and counts one half.
 *
 * @param points from (0, 0) to (1, 1), thresholds falling
 */
public record RocCurve(List<Point> points) {
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
    Ranked ranked = Ranked.of(scores, anomalous);
    List<Point> points = new ArrayList<>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    int truePositives = 0;
    int falsePositives = 0;
    for (int i = 0; i < scores.length; i++) {
      if (ranked.anomalous[i]) {
        truePositives++;
      } else {
        falsePositives++;
      }
      boolean tied = i + 1 < scores.length && ranked.scores[i + 1] == ranked.scores[i];
      if (!tied) {
        points.add(
            new Point(
                ranked.scores[i],
                (double) falsePositives / ranked.normals,
                (double) truePositives / ranked.anomalies));
      }
    }
    return new RocCurve(points);
  }

  /** Returns the area under the curve, in [0, 1]. */
  public double area() {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      area +=
          (b.falsePositiveRate - a.falsePositiveRate)
              * (a.truePositiveRate + b.truePositiveRate)
              / 2;
    }
    return area;
  }

  /** Scores in falling order with their labels. */
  private record Ranked(double[] scores, boolean[] anomalous, int anomalies, int normals) {
    static Ranked of(double[] scores, boolean[] anomalous) {
      if (scores.length != anomalous.length) {
        throw new IllegalArgumentException(
            scores.length + " scores for " + anomalous.length + " labels");
      }
      if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
        throw new IllegalArgumentException("a score is NaN");
      }
      Integer[] order = new Integer[scores.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, Comparator.comparingDouble(i -> -scores[i]));
      double[] sorted = new double[scores.length];
      boolean[] labels = new boolean[scores.length];
      int anomalies = 0;
      for (int i = 0; i < order.length; i++) {
        sorted[i] = scores[order[i]];
        labels[i] = anomalous[order[i]];
        anomalies += labels[i] ? 1 : 0;
      }
      if (anomalies == 0 || anomalies == scores.length) {
        throw new IllegalArgumentException(
            "there are " + anomalies + " anomalies among " + scores.length + " images");
      }
      return new Ranked(sorted, labels, anomalies, scores.length - anomalies);
    }
  }
}
