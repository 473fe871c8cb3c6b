package org.oddity.experiment.scoring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a detector says of one image file.
 *
 * @param file as the user named it
 * @param score higher = more anomalous, finite
 * @param percentile the share in percent of held-out normals that score at or below; empty where
 *     their scores are unknown
 * @param anomalous whether the score is at or above the threshold
 * @param named the class that the detector takes the image for; empty if it names none
 */
public record ScoredFile(
    Path file, double score, OptionalDouble percentile, boolean anomalous, Optional<String> named) {
  public ScoredFile {
    requireNonNull(file, "file is null");
    requireNonNull(percentile, "percentile is null");
    requireNonNull(named, "named is null");
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score is " + score);
    }
  }

  /** Returns the decision in one word. */
  public String label() {
    return anomalous ? "anomalous" : "normal";
  }
}
