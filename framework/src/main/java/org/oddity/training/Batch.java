package org.oddity.training;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageBatch;

/**
 * Images of one step, or some held-out ones.
 *
 * @param images augmented if for training, {@code [batch, height, width, channels]}
 * @param places of each in all the training or held-out images, such as to look up its label; read
 *     only
 */
public record Batch(ImageBatch images, int[] places) {
  public Batch {
    requireNonNull(images, "images is null");
    if (places.length != images.count()) {
      throw new IllegalArgumentException(places.length + " places for " + images);
    }
  }

  /** Returns the number of images. */
  public int count() {
    return places.length;
  }
}
