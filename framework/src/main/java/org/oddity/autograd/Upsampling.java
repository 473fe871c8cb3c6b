package org.oddity.autograd;

import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Larger images. They are {@code [batch, height, width, channels]}. */
public final class Upsampling {
  private Upsampling() {}

  /**
   * Returns images enlarged a whole number of times by repeating pixels.
   *
   * @param factor at least 1
   */
  public static Variable nearest(Variable x, int factor) {
    check(x.shape(), factor, factor);
    Kernels kernels = x.tape().kernels();
    return x.tape()
        .record(
            "upsample-nearest",
            kernels.upsampleNearest(x.value(), factor),
            (dy, needed) -> new Tensor[] {kernels.upsampleNearestGradient(dy, factor)},
            x);
  }

  /**
   * Returns images of another height and width by bilinear interpolation between the centres of
   * pixels (no aligned corners); beyond the outermost centres they are as these.
   */
  public static Variable bilinear(Variable x, int height, int width) {
    check(x.shape(), height, width);
    Kernels kernels = x.tape().kernels();
    return x.tape()
        .record(
            "resize-bilinear",
            kernels.resizeBilinear(x.value(), height, width),
            (dy, needed) ->
                new Tensor[] {
                  kernels.resizeBilinearGradient(dy, x.shape().length(1), x.shape().length(2))
                },
            x);
  }

  private static void check(Shape shape, int vertical, int horizontal) {
    if (shape.rank() != 4 || vertical < 1 || horizontal < 1) {
      throw new IllegalArgumentException(
          "[batch, height, width, channels] can be resized to or by at least 1, not "
              + shape
              + " by "
              + vertical
              + " and "
              + horizontal);
    }
  }
}
