package org.oddity.autograd;

import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Tensor;

/** The two halves of a normalisation over axes of one's choice. */
final class Standardisation {
  private static final Elementwise SQUARE = Elementwise.of(Elementwise.Kind.SQUARE);

  private Standardisation() {}

  /** Returns (x − mean) / √(variance + ε), mean and variance being those over the axes. */
  static Variable standardise(Variable x, double epsilon, int... axes) {
    Kernels kernels = x.tape().kernels();
    Tensor mean = kernels.reduce(Reduction.MEAN, x.value(), axes);
    Tensor centred = kernels.apply(Binary.SUBTRACT, x.value(), mean);
    kernels.release(mean);
    Tensor inverse = inverseDeviation(kernels, centred, epsilon, axes);
    Tensor y = kernels.apply(Binary.MULTIPLY, centred, inverse);
    kernels.release(centred);
    return x.tape()
        .record(
            "standardise",
            y,
            (dy, needed) -> new Tensor[] {gradient(kernels, y, inverse, dy, axes)},
            x);
  }

  private static Tensor inverseDeviation(
      Kernels kernels, Tensor centred, double epsilon, int... axes) {
    Tensor squares = kernels.apply(SQUARE, centred);
    Tensor variance = kernels.reduce(Reduction.MEAN, squares, axes);
    kernels.release(squares);
    Tensor shifted = kernels.apply(Elementwise.linear(1, epsilon), variance);
    kernels.release(variance);
    Tensor inverse = kernels.apply(Elementwise.power(-0.5), shifted);
    kernels.release(shifted);
    return inverse;
  }

  /** dx = (dy − mean(dy) − y · mean(dy · y)) / √(variance + ε). */
  private static Tensor gradient(
      Kernels kernels, Tensor y, Tensor inverse, Tensor dy, int... axes) {
    Tensor product = kernels.apply(Binary.MULTIPLY, dy, y);
    Tensor correlation = kernels.reduce(Reduction.MEAN, product, axes);
    kernels.release(product);
    Tensor mean = kernels.reduce(Reduction.MEAN, dy, axes);
    Tensor centred = kernels.apply(Binary.SUBTRACT, dy, mean);
    kernels.release(mean);
    Tensor along = kernels.apply(Binary.MULTIPLY, y, correlation);
    kernels.release(correlation);
    kernels.addScaled(centred, -1, along);
    kernels.release(along);
    Tensor dx = kernels.apply(Binary.MULTIPLY, centred, inverse);
    kernels.release(centred);
    return dx;
  }

  /** Returns x · scale + shift, both broadcast to x. */
  static Variable scaleAndShift(Variable x, Variable scale, Variable shift) {
    Kernels kernels = x.tape().kernels();
    Tensor product = kernels.apply(Binary.MULTIPLY, x.value(), scale.value());
    Tensor y = kernels.apply(Binary.ADD, product, shift.value());
    kernels.release(product);
    return x.tape()
        .record(
            "scale-and-shift",
            y,
            (dy, needed) ->
                new Tensor[] {
                  needed[0] ? kernels.apply(Binary.MULTIPLY, dy, scale.value()) : null,
                  needed[1]
                      ? Arithmetic.reduced(
                          kernels, kernels.apply(Binary.MULTIPLY, dy, x.value()), scale.shape())
                      : null,
                  needed[2] ? Arithmetic.reduced(kernels, kernels.share(dy), shift.shape()) : null
                },
            x,
            scale,
            shift);
  }
}
