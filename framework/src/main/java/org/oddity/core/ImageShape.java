package org.oddity.core;

/**
 * The shape of one image, {@code [height, width, channels]}.
 *
 * @param height rows of pixels, at least 1
 * @param width columns of pixels, at least 1
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record ImageShape(int height, int width, int channels) {
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "an image shape needs at least one row, column and channel, was "
              + height
              + "x"
              + width
              + "x"
              + channels);
    }
  }

  /** Returns the number of values in one image. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
