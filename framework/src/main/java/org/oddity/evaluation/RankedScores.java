package org.oddity.evaluation;

import java.util.Arrays;

/**
 * How many normals and how many anomalies have each distinct score, scores rising; all that the
 * figures of an evaluation depend on.
 *
 * <p>Normals and anomalies are sorted apart as plain numbers and merged, so that nothing is boxed.
 * Negative and positive zero are one score.
 */
public final class RankedScores {
  private final double[] distinct;
  private final int[] normalsAt;
  private final int[] anomaliesAt;
  private final int normals;
  private final int anomalies;

  private RankedScores(double[] distinct, int[] normalsAt, int[] anomaliesAt) {
    this.distinct = distinct;
    this.normalsAt = normalsAt;
    this.anomaliesAt = anomaliesAt;
    this.normals = Arrays.stream(normalsAt).sum();
    this.anomalies = Arrays.stream(anomaliesAt).sum();
  }

  /**
   * Ranks the scores of normals and anomalies; infinite ones rank at the ends.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or either side is empty
   */
  public static RankedScores of(double[] scores, boolean[] anomalous) {
    if (scores.length != anomalous.length) {
      throw new IllegalArgumentException(
          scores.length + " scores for " + anomalous.length + " labels");
    }
    double[] normal = sorted(scores, anomalous, false);
    double[] anomaly = sorted(scores, anomalous, true);
    if (normal.length == 0 || anomaly.length == 0) {
      throw new IllegalArgumentException(
          "there are " + anomaly.length + " anomalies among " + scores.length + " images");
    }
    return merge(normal, anomaly);
  }

  private static double[] sorted(double[] scores, boolean[] anomalous, boolean wanted) {
    double[] chosen = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score " + i + " of " + scores.length + " is NaN");
      }
      if (anomalous[i] == wanted) {
        chosen[count++] = scores[i];
      }
    }
    double[] rising = Arrays.copyOf(chosen, count);
    Arrays.sort(rising);
    return rising;
  }

  private static RankedScores merge(double[] normal, double[] anomaly) {
    double[] distinct = new double[normal.length + anomaly.length];
    int[] normalsAt = new int[distinct.length];
    int[] anomaliesAt = new int[distinct.length];
    int groups = 0;
    int i = 0;
    int j = 0;
    while (i < normal.length || j < anomaly.length) {
      boolean normalFirst = j == anomaly.length || (i < normal.length && normal[i] <= anomaly[j]);
      double score = normalFirst ? normal[i] : anomaly[j];
      distinct[groups] = score == 0 ? 0 : score;
      for (; i < normal.length && normal[i] == score; i++) {
        normalsAt[groups]++;
      }
      for (; j < anomaly.length && anomaly[j] == score; j++) {
        anomaliesAt[groups]++;
      }
      groups++;
    }
    return new RankedScores(
        Arrays.copyOf(distinct, groups),
        Arrays.copyOf(normalsAt, groups),
        Arrays.copyOf(anomaliesAt, groups));
  }

  /** Returns the number of normals. */
  public int normals() {
    return normals;
  }

  /** Returns the number of anomalies. */
  public int anomalies() {
    return anomalies;
  }

  /** Returns the number of distinct scores. */
  public int distinct() {
    return distinct.length;
  }

  /** Returns a distinct score by its place, lowest first. */
  public double score(int place) {
    return distinct[place];
  }

  /** Returns how many normals have the distinct score at a place. */
  public int normalsAt(int place) {
    return normalsAt[place];
  }

  /** Returns how many anomalies have the distinct score at a place. */
  public int anomaliesAt(int place) {
    return anomaliesAt[place];
  }

  /**
   * Returns the place of each of these scores among the distinct ones.
   *
   * @throws IllegalArgumentException if a score is none of those ranked
   */
  public int[] placesOf(double[] scores) {
    int[] places = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      places[i] = Arrays.binarySearch(distinct, scores[i] == 0 ? 0 : scores[i]);
      if (places[i] < 0) {
        throw new IllegalArgumentException("score " + scores[i] + " was not ranked");
      }
    }
    return places;
  }

  /** Returns, for the normals or the anomalies in rising order, the place of each one's score. */
  int[] places(boolean anomalous) {
    int[] counts = anomalous ? anomaliesAt : normalsAt;
    int[] places = new int[anomalous ? anomalies : normals];
    int next = 0;
    for (int place = 0; place < counts.length; place++) {
      Arrays.fill(places, next, next + counts[place], place);
      next += counts[place];
    }
    return places;
  }

  /** Returns the area under the curve of these counts, exact but for one rounding. */
  double area() {
    return area(normalsAt, anomaliesAt, normals, anomalies);
  }

  /**
   * Returns the share of pairs in which the anomaly lies above the normal, ties counting one half.
   *
   * @param normalsAt normals by place, rising
   * @param anomaliesAt anomalies by place, rising
   * @param normals their sum
   * @param anomalies their sum
   */
  public static double area(int[] normalsAt, int[] anomaliesAt, int normals, int anomalies) {
    long halves = 0;
    long below = 0;
    for (int place = 0; place < normalsAt.length; place++) {
      halves += anomaliesAt[place] * (2 * below + normalsAt[place]);
      below += normalsAt[place];
    }
    return (double) halves / (2.0 * normals * anomalies);
  }
}
