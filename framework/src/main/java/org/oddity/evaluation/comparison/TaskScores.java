package org.oddity.evaluation.comparison;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several methods made of the same test images.
 *
 * @param task what is normal or anomalous here, such as a class name
 * @param anomalous the truth about each image
 * @param scores by method, one array per seed, one score per image
 */
public record TaskScores(String task, boolean[] anomalous, Map<String, List<double[]>> scores) {
  public TaskScores {
    requireNonNull(task, "task is null");
    requireNonNull(anomalous, "anomalous is null");
    Map<String, List<double[]>> copy = new LinkedHashMap<>();
    for (Map.Entry<String, List<double[]>> method : scores.entrySet()) {
      for (double[] one : method.getValue()) {
        if (one.length != anomalous.length) {
          throw new IllegalArgumentException(
              "%s: %d scores of %s for %d images"
                  .formatted(task, one.length, method.getKey(), anomalous.length));
        }
      }
      if (!method.getValue().isEmpty()) {
        copy.put(method.getKey(), List.copyOf(method.getValue()));
      }
    }
    scores = Collections.unmodifiableMap(copy);
  }
}
