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

  /** Returns the same picture in another size, with as many channels. */
  public DecodedImage resized(ImageShape target) {
    if (target.channels() != shape.channels()) {
      throw new IllegalArgumentException("resizing " + shape + " to " + target);
    }
    try {
      return new DecodedImage(target, Resizer.resize(new Rows(this), target));
    } catch (DamagedImageException e) {
      throw new IllegalStateException("numbers in memory cannot be damaged", e);
    }
  }

  private record Rows(DecodedImage image) implements RowSource {
    @Override
    public int height() {
      return image.shape.height();
    }

    @Override
    public int width() {
      return image.shape.width();
    }

    @Override
    public void read(int y, int channels, float[] target) {
      int stride = image.shape.width() * channels;
      System.arraycopy(image.pixels, y * stride, target, 0, stride);
    }
  }
}
