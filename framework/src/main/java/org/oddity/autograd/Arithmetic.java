package org.oddity.autograd;

import java.util.Locale;
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
      case MAXIMUM -> where(kernels, a.value(), b.value(), dy);
      case MINIMUM -> where(kernels, b.value(), a.value(), dy);
      case AT_LEAST -> kernels.apply(Elementwise.linear(0, 0), dy);
    };
  }

  private static Tensor second(
      Kernels kernels, Binary function, Variable a, Variable b, Tensor dy) {
    return switch (function) {
      case ADD -> kernels.share(dy);
      case SUBTRACT -> kernels.apply(Elementwise.linear(-1, 0), dy);
      case MULTIPLY -> kernels.apply(Binary.MULTIPLY, dy, a.value());
      case DIVIDE -> ofDivisor(kernels, a.value(), b.value(), dy);
      case MAXIMUM -> kernels.apply(Binary.SUBTRACT, dy, where(kernels, a.value(), b.value(), dy));
      case MINIMUM -> kernels.apply(Binary.SUBTRACT, dy, where(kernels, b.value(), a.value(), dy));
      case AT_LEAST -> kernels.apply(Elementwise.linear(0, 0), dy);
    };
  }

  /** dy where {@code greater} is at least {@code lesser}, else 0. */
  private static Tensor where(Kernels kernels, Tensor greater, Tensor lesser, Tensor dy) {
    return kernels.apply(Binary.MULTIPLY, dy, kernels.apply(Binary.AT_LEAST, greater, lesser));
  }

  /** The derivative of a / b by b is −a / b². */
  private static Tensor ofDivisor(Kernels kernels, Tensor a, Tensor b, Tensor dy) {
    Tensor quotient =
        kernels.apply(Binary.DIVIDE, a, kernels.apply(Elementwise.of(Elementwise.Kind.SQUARE), b));
    return kernels.apply(Binary.MULTIPLY, dy, kernels.apply(Elementwise.linear(-1, 0), quotient));
  }

  /** Sums a gradient over the axes along which its input was repeated. */
  static Tensor reduced(Kernels kernels, Tensor gradient, Shape shape) {
    if (gradient.shape().equals(shape)) {
      return gradient;
    }
    int extra = gradient.shape().rank() - shape.rank();
    int[] axes =
        java.util.stream.IntStream.range(0, gradient.shape().rank())
            .filter(
                axis ->
                    axis < extra
                        || (shape.length(axis - extra) == 1 && gradient.shape().length(axis) > 1))
            .toArray();
    Tensor sum =
        axes.length == 0 ? kernels.share(gradient) : kernels.reduce(Reduction.SUM, gradient, axes);
    Tensor result = kernels.reshape(sum, shape);
    kernels.release(sum);
    kernels.release(gradient);
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
