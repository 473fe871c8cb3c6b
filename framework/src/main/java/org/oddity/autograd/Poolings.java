package org.oddity.autograd;

import org.oddity.tensor.Kernels;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/** One number for many pixels. Images are {@code [batch, height, width, channels]}. */
public final class Poolings {
  private Poolings() {}

  /**
   * Returns the greatest element under each place of a window; padding is never the greatest, and
   * the first of equal ones gets the gradient.
   *
   * @return {@code [batch, places, places, channels]}
   * @throws IllegalArgumentException if the window does not fit the image
   */
  public static Variable max(Variable x, Window window) {
    Operands.pooling(x.shape(), window);
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.maxPool(x.value(), window);
    return x.tape()
        .record(
            "max-pool",
            y,
            (dy, needed) -> new Tensor[] {kernels.maxPoolGradient(x.value(), y, window, dy)},
            x);
  }

  /**
   * Returns the mean under each place of a window, padding counted as zeros.
   *
   * @return {@code [batch, places, places, channels]}
   * @throws IllegalArgumentException if the window does not fit the image
   */
  public static Variable average(Variable x, Window window) {
    Operands.pooling(x.shape(), window);
    Kernels kernels = x.tape().kernels();
    return x.tape()
        .record(
            "average-pool",
            kernels.averagePool(x.value(), window),
            (dy, needed) -> new Tensor[] {kernels.averagePoolGradient(dy, window, x.shape())},
            x);
  }

  /** Returns the mean of each channel of each image, {@code [batch, channels]}. */
  public static Variable globalAverage(Variable x) {
    Operands.images("x", x.shape());
    return x.mean(1, 2).reshape(x.shape().length(0), x.shape().length(3));
  }

  /** Returns the maximum of each channel of each image, {@code [batch, channels]}. */
  public static Variable globalMax(Variable x) {
    Operands.images("x", x.shape());
    return x.max(1, 2).reshape(x.shape().length(0), x.shape().length(3));
  }
}
