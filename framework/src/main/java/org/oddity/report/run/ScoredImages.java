package org.oddity.report.run;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What one cell said of each test image; arrays of one length, read only.
 *
 * @param indices the image's place in the dataset's part
 * @param classes its class in the dataset
 * @param anomalous whether it is an anomaly in this task
 * @param scores higher = more anomalous, finite
 */
public record ScoredImages(int[] indices, int[] classes, boolean[] anomalous, double[] scores) {
  public ScoredImages {
    int count = scores.length;
    if (indices.length != count || classes.length != count || anomalous.length != count) {
      throw new IllegalArgumentException(
          indices.length
              + " places, "
              + classes.length
              + " classes and "
              + anomalous.length
              + " labels for "
              + count
              + " scores");
    }
  }

  /** Returns the number of images. */
  public int count() {
    return scores.length;
  }

  /** Returns the scores of the normal or of the anomalous images. */
  public double[] scoresOf(boolean anomalies) {
    return IntStream.of(placesOf(anomalies)).mapToDouble(i -> scores[i]).toArray();
  }

  /** Returns which images are normal or anomalous. */
  public int[] placesOf(boolean anomalies) {
    return IntStream.range(0, count()).filter(i -> anomalous[i] == anomalies).toArray();
  }

  /** Returns whether a curve and a histogram can be drawn: both groups, all scores finite. */
  public boolean drawable() {
    int anomalies = placesOf(true).length;
    return anomalies > 0
        && anomalies < count()
        && DoubleStream.of(scores).allMatch(Double::isFinite);
  }
}
