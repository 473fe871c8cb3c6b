package org.oddity.detector;

import org.oddity.core.ImageBatch;

/** A fitted detector that also says which class of the dataset an image is of. */
public interface ClassifyingDetector extends FittedDetector {
  /**
   * Returns the likeliest class of each image among those of the training images.
   *
   * @param images {@code [batch, height, width, channels]} in [0, 1], of the shape fitted
   */
  int[] classify(ImageBatch images);
}
