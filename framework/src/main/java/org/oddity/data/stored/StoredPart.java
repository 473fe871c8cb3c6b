package org.oddity.data.stored;

import static java.util.Objects.requireNonNull;

/**
 * One part of a dataset.
 *
 * @param labels the class of every image; read only
 * @param pixels the images themselves
 */
public record StoredPart(int[] labels, PixelSource pixels) {
  public StoredPart {
    requireNonNull(labels, "labels is null");
    requireNonNull(pixels, "pixels is null");
    if (labels.length != pixels.count()) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + pixels.count() + " images");
    }
  }

  /** Returns a part without images. */
  public static StoredPart empty() {
    return new StoredPart(new int[0], new BytePixels(1, 0, () -> new byte[0]));
  }
}
