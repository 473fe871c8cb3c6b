package org.oddity.experiment.scoring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * What a detector says of one image file.
 *
 * @param file as the user named it
 * @param score higher = more anomalous, finite
 * @param percentile the share in percent of held-out normals that score at or below; empty where
 *     their scores are unknown
 * @param anomalous whether the score is at or above the threshold
 */
public record ScoredFile(Path file, double score, OptionalDouble percentile, boolean anomalous) {
  public ScoredFile {
    requireNonNull(file, "file is null");
    requireNonNull(percentile, "percentile is null");
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score is " + score);
    }
  }

  /** Returns the decision in one word. */
  public String label() {
    return anomalous ? "anomalous" : "normal";
  }
}
