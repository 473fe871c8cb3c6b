package org.oddity.detector.classical.svm;

import java.util.Arrays;

/** The share of pairs of an anomaly and a normal that scores put in order; ties count one half. */
final class RankAuc {
  private RankAuc() {}

  /** Returns the area under the ROC curve; both kinds must be there. */
  static double of(double[] scores, boolean[] anomalous) {
    double[] normals = select(scores, anomalous, false);
    double[] anomalies = select(scores, anomalous, true);
    double pairs = 0;
    for (double anomaly : anomalies) {
      int place = lowerBound(normals, anomaly);
      int end = lowerBound(normals, Math.nextUp(anomaly));
      pairs += (place + end) / 2.0;
    }
    return pairs / ((double) normals.length * anomalies.length);
  }

  private static double[] select(double[] scores, boolean[] anomalous, boolean wanted) {
    double[] chosen = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (anomalous[i] == wanted) {
        chosen[count++] = scores[i] + 0.0; // −0 and 0 are a tie
      }
    }
    double[] sorted = Arrays.copyOf(chosen, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Returns how many of the rising values lie below {@code value}. */
  private static int lowerBound(double[] rising, double value) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
