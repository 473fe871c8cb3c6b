package org.oddity.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a threshold makes of the test images of one class of the dataset.
 *
 * @param classIndex the class in the dataset
 * @param anomalous whether its images are anomalies in this task
 * @param images how many were tested
 * @param calledAnomalous how many of them scored at or above the threshold
 */
public record ClassDecisions(int classIndex, boolean anomalous, int images, int calledAnomalous) {
  public ClassDecisions {
    if (images < 1 || calledAnomalous < 0 || calledAnomalous > images) {
      throw new IllegalArgumentException(calledAnomalous + " of " + images + " images");
    }
  }

  /**
   * Returns what a threshold makes of each class, by class; a class that is normal in some images
   * and anomalous in others has two entries, the normal one first.
   *
   * @param classes of each image in the dataset
   */
  public static List<ClassDecisions> at(
      double threshold, double[] scores, boolean[] anomalous, int[] classes) {
    if (scores.length != anomalous.length || scores.length != classes.length) {
      throw new IllegalArgumentException(
          scores.length
              + " scores for "
              + anomalous.length
              + " labels and "
              + classes.length
              + " classes");
    }
    Map<Integer, int[]> counts = new TreeMap<>(); // by class and side
    for (int i = 0; i < scores.length; i++) {
      int[] count =
          counts.computeIfAbsent(2 * classes[i] + (anomalous[i] ? 1 : 0), key -> new int[2]);
      count[0]++;
      count[1] += scores[i] >= threshold ? 1 : 0;
    }
    List<ClassDecisions> decisions = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            decisions.add(
                new ClassDecisions(
                    Math.floorDiv(key, 2), Math.floorMod(key, 2) == 1, count[0], count[1])));
    return List.copyOf(decisions);
  }

  /** Returns how many images were called what they are. */
  public int correct() {
    return anomalous ? calledAnomalous : images - calledAnomalous;
  }

  /** Returns the share of its images called what they are. */
  public double accuracy() {
    return (double) correct() / images;
  }
}
