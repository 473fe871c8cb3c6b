package org.oddity.detector;

import static java.util.Objects.requireNonNull;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;

/** A fitted detector that also says which class of the dataset an image is of. */
public interface ClassifyingDetector extends FittedDetector {
  /** Returns how many of the dataset's classes it tells apart: those from 0 to one less. */
  int classCount();

  /**
   * Returns the likeliest class of each image among those of the training images, and its score,
   * that of {@link #score}, in one look at them.
   *
   * @param images {@code [batch, height, width, channels]} in [0, 1], of the shape fitted
   */
  Classified classify(ImageBatch images);

  /**
   * What is said of images.
   *
   * @param scores one for each image
   * @param classes one for each image, from 0
   */
  record Classified(AnomalyScores scores, int[] classes) {
    public Classified {
      requireNonNull(scores, "scores is null");
      requireNonNull(classes, "classes is null");
    }
  }
}
