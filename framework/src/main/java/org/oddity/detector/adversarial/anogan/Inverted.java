package org.oddity.detector.adversarial.anogan;

import org.oddity.core.ImageBatch;

/**
 * What a search found.
 *
 * @param losses one for each image
 * @param images G(z) of each, pixels in [0, 1]
 */
record Inverted(double[] losses, ImageBatch images) {
  /** Returns of each image what has the lower loss. */
  Inverted orBetter(Inverted other) {
    double[] least = losses.clone();
    float[] pixels = images.pixels().clone();
    int size = images.shape().size();
    for (int i = 0; i < least.length; i++) {
      if (other.losses[i] < least[i]) {
        least[i] = other.losses[i];
        System.arraycopy(other.images.pixels(), i * size, pixels, i * size, size);
      }
    }
    return new Inverted(least, ImageBatch.wrap(images.shape(), pixels));
  }
}
