package org.oddity.detector.reconstruction;

import java.util.Arrays;
import org.oddity.core.ImageBatch;

/**
 * Hands images on in batches that fit into memory, each of the same size: the last one is filled up
 * with black images, since kernels may round differently at another batch size.
 */
final class Chunks {
  private final int size;

  /** Makes batches of a size. */
  Chunks(int size) {
    this.size = size;
  }

  /** Takes one batch. */
  @FunctionalInterface
  interface Consumer {
    /**
     * Takes a batch.
     *
     * @param first place of its first image among all
     * @param count of images that were asked for; those after them are black
     */
    void accept(int first, int count, ImageBatch batch);
  }

  void forEach(ImageBatch images, Consumer consumer) {
    for (int first = 0; first < images.count(); first += size) {
      int count = Math.min(size, images.count() - first);
      int length = images.shape().size();
      float[] pixels =
          Arrays.copyOfRange(images.pixels(), first * length, (first + count) * length);
      ImageBatch batch = ImageBatch.wrap(images.shape(), Arrays.copyOf(pixels, size * length));
      consumer.accept(first, count, batch);
    }
  }
}
