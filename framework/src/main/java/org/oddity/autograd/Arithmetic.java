package org.oddity.autograd;

import java.util.Locale;
import java.util.stream.IntStream;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Functions of two variables. */
final class Arithmetic {
  private Arithmetic() {}

  static Variable apply(Binary function, Variable a, Variable b) {
    Kernels kernels = a.tape().kernels();
    Tensor y = kernels.apply(function, a.value(), b.value());
    return a.tape()
        .record(
            function.name().toLowerCase(Locale.ROOT),
            y,
            (dy, needed) ->
                new Tensor[] {
                  needed[0]
                      ? reduced(kernels, first(kernels, function, a, b, dy), a.shape())
                      : null,
                  needed[1]
                      ? reduced(kernels, second(kernels, function, a, b, dy), b.shape())
                      : null
                },
            a,
            b);
  }

  private static Tensor first(Kernels kernels, Binary function, Variable a, Variable b, Tensor dy) {
    return switch (function) {
      case ADD, SUBTRACT -> kernels.share(dy);
      case MULTIPLY -> kernels.apply(Binary.MULTIPLY, dy, b.value());
      case DIVIDE -> kernels.apply(Binary.DIVIDE, dy, b.value());
      case MAXIMUM -> whereAtLeast(kernels, a.value(), b.value(), dy);
      case MINIMUM -> whereAtLeast(kernels, b.value(), a.value(), dy);
      case AT_LEAST -> kernels.full(dy.type(), dy.shape(), 0);
    };
  }

  private static Tensor second(
      Kernels kernels, Binary function, Variable a, Variable b, Tensor dy) {
    return switch (function) {
      case ADD -> kernels.share(dy);
      case SUBTRACT -> kernels.apply(Elementwise.linear(-1, 0), dy);
      case MULTIPLY -> kernels.apply(Binary.MULTIPLY, dy, a.value());
      case DIVIDE -> byDivisor(kernels, a.value(), b.value(), dy);
      case MAXIMUM -> whereNotAtLeast(kernels, a.value(), b.value(), dy);
      case MINIMUM -> whereNotAtLeast(kernels, b.value(), a.value(), dy);
      case AT_LEAST -> kernels.full(dy.type(), dy.shape(), 0);
    };
  }

  /** dy where {@code greater} is at least {@code lesser}, else 0. */
  private static Tensor whereAtLeast(Kernels kernels, Tensor greater, Tensor lesser, Tensor dy) {
    Tensor chosen = kernels.apply(Binary.AT_LEAST, greater, lesser);
    Tensor gradient = kernels.apply(Binary.MULTIPLY, dy, chosen);
    kernels.release(chosen);
    return gradient;
  }

  private static Tensor whereNotAtLeast(Kernels kernels, Tensor greater, Tensor lesser, Tensor dy) {
    Tensor other = whereAtLeast(kernels, greater, lesser, dy);
    Tensor gradient = kernels.apply(Binary.SUBTRACT, dy, other);
    kernels.release(other);
    return gradient;
  }

  /** The derivative of a / b by b is −a / b². */
  private static Tensor byDivisor(Kernels kernels, Tensor a, Tensor b, Tensor dy) {
    Tensor square = kernels.apply(Elementwise.of(Elementwise.Kind.SQUARE), b);
    Tensor quotient = kernels.apply(Binary.DIVIDE, a, square);
    kernels.release(square);
    Tensor gradient = kernels.apply(Binary.MULTIPLY, dy, quotient);
    kernels.release(quotient);
    kernels.scale(gradient, -1);
    return gradient;
  }

  /**
   * Sums a gradient over the axes along which its input was repeated.
   *
   * @param gradient a tensor of its own; used up
   */
  static Tensor reduced(Kernels kernels, Tensor gradient, Shape shape) {
    if (gradient.shape().equals(shape)) {
      return gradient;
    }
    int extra = gradient.shape().rank() - shape.rank();
    int[] axes =
        IntStream.range(0, gradient.shape().rank())
            .filter(
                axis ->
                    axis < extra
                        || (shape.length(axis - extra) == 1 && gradient.shape().length(axis) > 1))
            .toArray();
    Tensor sum = kernels.reduce(Reduction.SUM, gradient, axes);
    kernels.release(gradient);
    Tensor result = kernels.reshape(sum, shape);
    kernels.release(sum);
    return result;
  }

  static Variable multiply(Variable a, Variable b) {
    Kernels kernels = a.tape().kernels();
    Tensor y = kernels.multiply(a.value(), false, b.value(), false);
    return a.tape()
        .record(
            "matrix-product",
            y,
            (dy, needed) ->
                new Tensor[] {
                  needed[0] ? kernels.multiply(dy, false, b.value(), true) : null,
                  needed[1] ? kernels.multiply(a.value(), true, dy, false) : null
                },
            a,
            b);
  }
}
