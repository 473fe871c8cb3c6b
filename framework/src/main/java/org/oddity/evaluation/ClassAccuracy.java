package org.oddity.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a classifier names the classes of the test images; shares in [0, 1].
 *
 * @param accuracy share of the images whose class was named
 * @param balancedAccuracy mean over classes of the share of their images
 */
public record ClassAccuracy(double accuracy, double balancedAccuracy) {

  /**
   * Counts.
   *
   * @param classes the truth
   * @param named what the classifier said
   * @throws IllegalArgumentException if the lengths differ or there is no image
   */
  public static ClassAccuracy of(int[] classes, int[] named) {
    if (classes.length != named.length || classes.length == 0) {
      throw new IllegalArgumentException(
          named.length + " classes named for " + classes.length + " images");
    }
    Map<Integer, int[]> counts = new TreeMap<>();
    int right = 0;
    for (int i = 0; i < classes.length; i++) {
      int[] count = counts.computeIfAbsent(classes[i], key -> new int[2]);
      count[0]++;
      if (classes[i] == named[i]) {
        count[1]++;
        right++;
      }
    }
    double shares =
        counts.values().stream().mapToDouble(count -> (double) count[1] / count[0]).sum();
    return new ClassAccuracy((double) right / classes.length, shares / counts.size());
  }

  /** Returns the figures by the names that journals and trackers use, always in this order. */
  public Map<String, Double> asMetrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("class-accuracy", accuracy);
    metrics.put("balanced-class-accuracy", balancedAccuracy);
    return Collections.unmodifiableMap(metrics);
  }
}
