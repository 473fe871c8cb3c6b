package org.oddity.autograd;

import java.util.Optional;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/** Convolutions and transposed ones, with their bias and activation in one kernel. */
public final class Convolutions {
  private Convolutions() {}

  /**
   * Returns a convolution.
   *
   * @param x {@code [batch, height, width, in]}
   * @param weights {@code [kernel, kernel, in, out]}
   * @param bias {@code [out]}
   * @param activation applied to the result, in the same kernel where there is one
   */
  public static Variable convolution(
      Variable x,
      Variable weights,
      Optional<Variable> bias,
      Window window,
      Optional<Elementwise> activation) {
    Kernels kernels = x.tape().kernels();
    Tensor y =
        kernels.convolution(
            x.value(), weights.value(), bias.map(Variable::value), window, activation);
    return x.tape()
        .record(
            "convolution",
            y,
            (dy, needed) -> {
              Tensor linear = beforeActivation(kernels, activation, y, dy);
              Tensor[] gradients = {
                needed[0]
                    ? kernels.convolutionInputGradient(linear, weights.value(), window, x.shape())
                    : null,
                needed[1] ? kernels.convolutionWeightGradient(x.value(), linear, window) : null,
                bias.isPresent() && needed[2] ? ofBias(kernels, linear) : null
              };
              kernels.release(linear);
              return bias.isPresent() ? gradients : new Tensor[] {gradients[0], gradients[1]};
            },
            inputs(x, weights, bias));
  }

  /**
   * Returns a transposed convolution: {@link Window#transposedLength} gives its size.
   *
   * @param x {@code [batch, height, width, in]}
   * @param weights {@code [kernel, kernel, out, in]}
   * @param bias {@code [out]}
   */
  public static Variable transposed(
      Variable x, Variable weights, Optional<Variable> bias, Window window) {
    Kernels kernels = x.tape().kernels();
    Shape shape =
        Shape.of(
            x.shape().length(0),
            window.transposedLength(x.shape().length(1)),
            window.transposedLength(x.shape().length(2)),
            weights.shape().length(2));
    Tensor y = kernels.convolutionInputGradient(x.value(), weights.value(), window, shape);
    Variable linear =
        x.tape()
            .record(
                "transposed-convolution",
                y,
                (dy, needed) ->
                    new Tensor[] {
                      needed[0]
                          ? kernels.convolution(
                              dy, weights.value(), Optional.empty(), window, Optional.empty())
                          : null,
                      needed[1] ? kernels.convolutionWeightGradient(dy, x.value(), window) : null
                    },
                x,
                weights);
    return bias.map(linear::plus).orElse(linear);
  }

  /** The gradient before an activation, from its result. */
  private static Tensor beforeActivation(
      Kernels kernels, Optional<Elementwise> activation, Tensor y, Tensor dy) {
    return activation
        .map(function -> kernels.applyGradient(function, y, y, dy))
        .orElseGet(() -> kernels.share(dy));
  }

  private static Tensor ofBias(Kernels kernels, Tensor dy) {
    Tensor sum = kernels.reduce(Reduction.SUM, dy, 0, 1, 2);
    Tensor flat = kernels.reshape(sum, Shape.of(dy.shape().length(3)));
    kernels.release(sum);
    return flat;
  }

  private static Variable[] inputs(Variable x, Variable weights, Optional<Variable> bias) {
    return bias.map(b -> new Variable[] {x, weights, b}).orElse(new Variable[] {x, weights});
  }
}
