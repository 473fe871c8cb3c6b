package org.oddity.report.comparison;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.oddity.core.InvalidInputException;
import org.oddity.report.run.ScoredImages;

/**
 * The images of one score file in the order of their places.
 *
 * @param file where they were read
 */
record TestImages(int[] indices, boolean[] anomalous, double[] scores, Path file) {

  /**
   * Orders the images.
   *
   * @throws InvalidInputException if there is nothing to rank: only normals, only anomalies, or a
   *     score that is not finite
   */
  static TestImages of(ScoredImages images, Path file) {
    if (!images.drawable()) {
      throw new InvalidInputException(
          file.toString(),
          "%d test images, %d of them anomalies: to compare methods, finite scores of normal and of"
                  .formatted(images.count(), images.placesOf(true).length)
              + " anomalous images are needed");
    }
    int[] order =
        IntStream.range(0, images.count())
            .boxed()
            .sorted(Comparator.comparingInt(i -> images.indices()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] indices = new int[order.length];
    boolean[] anomalous = new boolean[order.length];
    double[] scores = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      indices[i] = images.indices()[order[i]];
      anomalous[i] = images.anomalous()[order[i]];
      scores[i] = images.scores()[order[i]];
    }
    return new TestImages(indices, anomalous, scores, file);
  }

  boolean same(TestImages others) {
    return Arrays.equals(indices, others.indices) && Arrays.equals(anomalous, others.anomalous);
  }

  /** Scores of other images say nothing about which method is better. */
  void refuseOthers(TestImages others, String task) {
    if (!same(others)) {
      throw new InvalidInputException(
          others.file.toString(),
          "%s: %d test images, %d of them anomalies, are not the %d images with %d anomalies of %s; "
                  .formatted(
                      task,
                      others.indices.length,
                      count(others.anomalous),
                      indices.length,
                      count(anomalous),
                      file)
              + "only methods that scored the same images can be compared: run both with the same"
              + " dataset, protocol and seeds");
    }
  }

  private static int count(boolean[] anomalous) {
    int count = 0;
    for (boolean each : anomalous) {
      count += each ? 1 : 0;
    }
    return count;
  }
}
