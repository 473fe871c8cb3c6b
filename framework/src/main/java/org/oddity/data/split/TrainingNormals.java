package org.oddity.data.split;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageBatch;

/**
 * All that a one-class detector sees: normal images, without labels.
 *
 * @param training what it learns from, {@code [batch, height, width, channels]}
 * @param validation normals held out, for thresholds, early stopping and model choice; may be empty
 */
public record TrainingNormals(ImageBatch training, ImageBatch validation) {
  public TrainingNormals {
    requireNonNull(training, "training is null");
    requireNonNull(validation, "validation is null");
    if (training.count() == 0) {
      throw new IllegalArgumentException("there is no normal image to learn from");
    }
  }
}
