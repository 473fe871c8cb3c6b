package org.oddity.detector;

import org.oddity.core.ImageBatch;

/** Where a fitted detector has learned to look; usable as long as its detector is open. */
@FunctionalInterface
public interface AttentionMaps {
  /**
   * Returns a map of each image, which depends on that image alone.
   *
   * @param images {@code [batch, height, width, channels]} in [0, 1], of the shape fitted
   * @return {@code [batch, height, width, 1]} in [0, 1], 0 where the detector does not look
   */
  ImageBatch of(ImageBatch images);

  /** Returns each pixel times its number of the map of its image, all channels alike. */
  static ImageBatch product(ImageBatch images, ImageBatch maps) {
    int channels = images.shape().channels();
    float[] pixels = images.pixels().clone();
    float[] factors = maps.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] *= factors[i / channels];
    }
    return ImageBatch.wrap(images.shape(), pixels);
  }
}
