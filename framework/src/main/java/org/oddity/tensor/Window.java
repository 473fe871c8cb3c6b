package org.oddity.tensor;

/**
 * How a square window moves over an image.
 *
 * <p>Along an axis of length n it takes {@code floor((n + 2·padding − dilation·(kernel − 1) − 1) /
 * stride) + 1} places.
 *
 * @param kernel length of its sides
 * @param stride step between places
 * @param padding zeros around the image, on each side
 * @param dilation distance between the elements it looks at
 */
public record Window(int kernel, int stride, int padding, int dilation) {
  public Window {
    if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1) {
      throw new IllegalArgumentException(
          "kernel, stride and dilation must be at least 1 and padding at least 0, were "
              + kernel
              + ", "
              + stride
              + ", "
              + dilation
              + " and "
              + padding);
    }
  }

  /** Returns a window without dilation. */
  public static Window of(int kernel, int stride, int padding) {
    return new Window(kernel, stride, padding, 1);
  }

  /**
   * Returns the number of places along an axis: the length after a convolution or pooling.
   *
   * @throws IllegalArgumentException if the window is larger than the padded image
   */
  public int places(int length) {
    int extent = dilation * (kernel - 1) + 1;
    if (length + 2 * padding < extent) {
      throw new IllegalArgumentException(
          "a window of "
              + extent
              + (dilation == 1 ? "" : " (kernel " + kernel + ", dilation " + dilation + ")")
              + " does not fit into "
              + length
              + (padding == 0 ? "" : " with " + padding + " of padding on each side"));
    }
    return (length + 2 * padding - extent) / stride + 1;
  }

  /**
   * Returns the length of an axis after the transposed convolution: the least length that has as
   * many places.
   *
   * @throws IllegalArgumentException if nothing is left
   */
  public int transposedLength(int places) {
    int length = (places - 1) * stride + dilation * (kernel - 1) + 1 - 2 * padding;
    if (length < 1) {
      throw new IllegalArgumentException(
          "padding " + padding + " leaves nothing of a transposed convolution of " + places);
    }
    return length;
  }
}
