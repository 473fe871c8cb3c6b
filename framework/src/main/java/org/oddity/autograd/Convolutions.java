package org.oddity.autograd;

import java.util.Optional;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/**
 * Convolutions and transposed ones, with their bias and activation.
 *
 * <p>An activation given here must be one whose gradient can be had from its result: relu, leaky
 * relu, elu, tanh or sigmoid. Then what was before it need not be remembered.
 */
public final class Convolutions {
  private Convolutions() {}

  /**
   * Returns a convolution.
   *
   * @param x {@code [batch, height, width, in]}
   * @param weights {@code [kernel, kernel, in, out]}
   * @param bias {@code [out]}
   * @param activation applied to the result, in the same kernel where there is one
   * @return {@code [batch, places, places, out]}
   * @throws IllegalArgumentException if the shapes do not fit, or the window not the image
   */
  public static Variable convolution(
      Variable x,
      Variable weights,
      Optional<Variable> bias,
      Window window,
      Optional<Elementwise> activation) {
    check("convolution", x, weights, window, 2);
    BiasAndActivation.requireChannels("bias", bias, weights.shape().length(3));
    BiasAndActivation.requireFromResult(activation);
    Operands.places(x.shape(), window);
    Kernels kernels = x.tape().kernels();
    Tensor y =
        kernels.convolution(
            x.value(), weights.value(), bias.map(Variable::value), window, activation);
    return x.tape()
        .record(
            "convolution",
            y,
            (dy, needed) -> {
              Tensor linear = BiasAndActivation.gradientBefore(kernels, activation, y, dy);
              Tensor[] gradients = new Tensor[needed.length];
              if (needed[1]) {
                gradients[1] = kernels.convolutionWeightGradient(x.value(), linear, window);
              }
              if (needed.length > 2 && needed[2]) {
                gradients[2] = BiasAndActivation.biasGradient(kernels, linear);
              }
              if (needed[0]) {
                gradients[0] =
                    kernels.convolutionInputGradient(linear, weights.value(), window, x.shape());
              }
              kernels.release(linear);
              return gradients;
            },
            BiasAndActivation.inputs(x, weights, bias));
  }

  /**
   * Returns a transposed convolution: {@link Window#transposedLength} gives its height and width.
   *
   * @param x {@code [batch, height, width, in]}
   * @param weights {@code [kernel, kernel, out, in]}
   * @param bias {@code [out]}
   * @param activation applied to the result
   * @return {@code [batch, height, width, out]}
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Variable transposed(
      Variable x,
      Variable weights,
      Optional<Variable> bias,
      Window window,
      Optional<Elementwise> activation) {
    check("transposed convolution", x, weights, window, 3);
    int out = weights.shape().length(2);
    BiasAndActivation.requireChannels("bias", bias, out);
    BiasAndActivation.requireFromResult(activation);
    Kernels kernels = x.tape().kernels();
    Shape shape =
        Shape.of(
            x.shape().length(0),
            window.transposedLength(x.shape().length(1)),
            window.transposedLength(x.shape().length(2)),
            out);
    Tensor y =
        BiasAndActivation.apply(
            kernels,
            kernels.convolutionInputGradient(x.value(), weights.value(), window, shape),
            bias,
            activation);
    return x.tape()
        .record(
            "transposed-convolution",
            y,
            (dy, needed) -> {
              Tensor linear = BiasAndActivation.gradientBefore(kernels, activation, y, dy);
              Tensor[] gradients = new Tensor[needed.length];
              if (needed[1]) {
                gradients[1] = kernels.convolutionWeightGradient(linear, x.value(), window);
              }
              if (needed.length > 2 && needed[2]) {
                gradients[2] = BiasAndActivation.biasGradient(kernels, linear);
              }
              if (needed[0]) {
                gradients[0] =
                    kernels.convolution(
                        linear, weights.value(), Optional.empty(), window, Optional.empty());
              }
              kernels.release(linear);
              return gradients;
            },
            BiasAndActivation.inputs(x, weights, bias));
  }

  /** Returns a transposed convolution without activation. */
  public static Variable transposed(
      Variable x, Variable weights, Optional<Variable> bias, Window window) {
    return transposed(x, weights, bias, window, Optional.empty());
  }

  private static void check(
      String function, Variable x, Variable weights, Window window, int channelAxis) {
    if (x.shape().rank() != 4) {
      throw new IllegalArgumentException(
          "a " + function + " takes [batch, height, width, channels], not " + x.shape());
    }
    Shape shape = weights.shape();
    if (shape.rank() != 4
        || shape.length(0) != window.kernel()
        || shape.length(1) != window.kernel()
        || shape.length(channelAxis) != x.shape().length(3)) {
      throw new IllegalArgumentException(
          "weights of "
              + shape
              + " are not those of a "
              + function
              + " with kernel "
              + window.kernel()
              + " of images with "
              + x.shape().length(3)
              + " channels");
    }
  }
}
