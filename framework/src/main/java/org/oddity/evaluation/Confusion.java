package org.oddity.evaluation;

/**
 * What a threshold makes of the test images.
 *
 * @param truePositives anomalies called anomalous
 * @param falsePositives normals called anomalous
 * @param trueNegatives normals called normal
 * @param falseNegatives anomalies called normal
 */
public record Confusion(
    int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {
  public Confusion {
    if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
      throw new IllegalArgumentException(
          "counts below 0: %d, %d, %d, %d"
              .formatted(truePositives, falsePositives, trueNegatives, falseNegatives));
    }
  }

  /**
   * Calls every image anomalous whose score is at or above the threshold, and counts.
   *
   * @throws IllegalArgumentException if the lengths differ, or a score or the threshold is NaN
   */
  public static Confusion at(double threshold, double[] scores, boolean[] anomalous) {
    if (scores.length != anomalous.length) {
      throw new IllegalArgumentException(
          scores.length + " scores for " + anomalous.length + " labels");
    }
    int[] counts = new int[4];
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i]) || Double.isNaN(threshold)) {
        throw new IllegalArgumentException(
            "score " + i + " is " + scores[i] + ", the threshold " + threshold);
      }
      counts[(scores[i] >= threshold ? 2 : 0) + (anomalous[i] ? 1 : 0)]++;
    }
    return new Confusion(counts[3], counts[2], counts[0], counts[1]);
  }

  /** Returns the share of anomalies among what was called anomalous; 0 if nothing was. */
  public double precision() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** Returns the share of anomalies that were found; 0 if there are none. */
  public double recall() {
    return share(truePositives, truePositives + falseNegatives);
  }

  /** Returns the share of normals called normal; 0 if there are none. */
  public double specificity() {
    return share(trueNegatives, trueNegatives + falsePositives);
  }

  /** Returns the harmonic mean of precision and recall; 0 if no anomaly was found. */
  public double f1() {
    return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /** Returns the share of images called what they are; misleading where one side is rare. */
  public double accuracy() {
    return share(truePositives + trueNegatives, count());
  }

  /** Returns the mean of recall and specificity; one half by guessing. */
  public double balancedAccuracy() {
    return (recall() + specificity()) / 2;
  }

  /** Returns the number of images. */
  public int count() {
    return truePositives + falsePositives + trueNegatives + falseNegatives;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
