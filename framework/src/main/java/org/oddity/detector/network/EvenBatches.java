package org.oddity.detector.network;

import java.util.Arrays;
import org.oddity.core.ImageBatch;

/**
 * Hands images on in batches that fit into memory, each of the same size: the last one is filled up
 * with black images, since kernels may round differently at another batch size.
 */
public final class EvenBatches {
  /**
   * Images in a batch.
   *
   * <p>With AVX2, products of matrices round the last rows of each thread's share differently where
   * that share is no multiple of six. Seen with 64 on 2 threads; of 96 on 1, 2, 4 and 8 threads
   * nothing was seen, on 3 threads it still is.
   */
  public static final int SIZE = 96;

  private EvenBatches() {}

  /** Takes one batch. */
  @FunctionalInterface
  public interface Consumer {
    /**
     * Takes a batch.
     *
     * @param first place of its first image among all
     * @param count of images that were asked for; those after them are black
     */
    void accept(int first, int count, ImageBatch batch);
  }

  /** Hands on all images, in their order. */
  public static void forEach(ImageBatch images, Consumer consumer) {
    for (int first = 0; first < images.count(); first += SIZE) {
      int count = Math.min(SIZE, images.count() - first);
      int length = images.shape().size();
      float[] pixels =
          Arrays.copyOfRange(images.pixels(), first * length, (first + count) * length);
      ImageBatch batch = ImageBatch.wrap(images.shape(), Arrays.copyOf(pixels, SIZE * length));
      consumer.accept(first, count, batch);
    }
  }
}
