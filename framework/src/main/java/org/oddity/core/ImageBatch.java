package org.oddity.core;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;

/**
 * Images of one shape without labels, {@code [batch, height, width, channels]}, values in [0, 1].
 *
 * <p>The array is shared, not copied, because a test set of CIFAR-10 is 123 MB: whoever holds a
 * batch reads it and never writes to it.
 */
public final class ImageBatch {
  private final ImageShape shape;
  private final int count;
  private final float[] pixels;

  private ImageBatch(ImageShape shape, int count, float[] pixels) {
    this.shape = shape;
    this.count = count;
    this.pixels = pixels;
  }

  /**
   * Makes a batch around an array without copying it.
   *
   * @param pixels the values, image after image, row after row, {@code [batch, height, width,
   *     channels]}
   * @throws IllegalArgumentException if the array does not hold a whole number of images
   */
  public static ImageBatch wrap(ImageShape shape, float[] pixels) {
    requireNonNull(shape, "shape is null");
    requireNonNull(pixels, "pixels is null");
    if (pixels.length % shape.size() != 0) {
      throw new IllegalArgumentException(
          pixels.length + " values are not a whole number of images of " + shape);
    }
    return new ImageBatch(shape, pixels.length / shape.size(), pixels);
  }

  /** Returns the shape of each image. */
  public ImageShape shape() {
    return shape;
  }

  /** Returns the number of images. */
  public int count() {
    return count;
  }

  /** Returns the values themselves, {@code [batch, height, width, channels]}: read only. */
  public float[] pixels() {
    return pixels;
  }

  /** Returns a copy of one image's values, {@code [height, width, channels]}. */
  public float[] image(int index) {
    Objects.checkIndex(index, count);
    return Arrays.copyOfRange(pixels, index * shape.size(), (index + 1) * shape.size());
  }

  /** Returns the images from {@code from} up to, not including, {@code to}, as a copy. */
  public ImageBatch slice(int from, int to) {
    Objects.checkFromToIndex(from, to, count);
    return wrap(shape, Arrays.copyOfRange(pixels, from * shape.size(), to * shape.size()));
  }

  /** Returns the images at the given places, in that order, as a copy. */
  public ImageBatch select(int[] indices) {
    int size = shape.size();
    float[] chosen = new float[Math.multiplyExact(indices.length, size)];
    for (int i = 0; i < indices.length; i++) {
      Objects.checkIndex(indices[i], count);
      System.arraycopy(pixels, indices[i] * size, chosen, i * size, size);
    }
    return wrap(shape, chosen);
  }

  @Override
  public String toString() {
    return count + " images of " + shape;
  }
}
