package org.oddity.data.image;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageShape;

/**
 * One image in its own size.
 *
 * @param pixels {@code [height, width, channels]} in [0, 1]; read only
 */
public record DecodedImage(ImageShape shape, float[] pixels) {
  public DecodedImage {
    requireNonNull(shape, "shape is null");
    requireNonNull(pixels, "pixels is null");
    if (pixels.length != shape.size()) {
      throw new IllegalArgumentException(pixels.length + " values for an image of " + shape);
    }
  }
}
