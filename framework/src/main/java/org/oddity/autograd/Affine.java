package org.oddity.autograd;

import java.util.Optional;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** The function of a dense layer. */
public final class Affine {
  private Affine() {}

  /**
   * Returns activation(x · weights + bias).
   *
   * @param x {@code [batch, in]}
   * @param weights {@code [in, out]}
   * @param bias {@code [out]}
   * @param activation see {@link Convolutions}
   * @return {@code [batch, out]}
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Variable apply(
      Variable x, Variable weights, Optional<Variable> bias, Optional<Elementwise> activation) {
    check(x.shape(), weights.shape());
    BiasAndActivation.requireChannels("bias", bias, weights.shape().length(1));
    BiasAndActivation.requireFromResult(activation);
    Kernels kernels = x.tape().kernels();
    Tensor product = kernels.multiply(x.value(), false, weights.value(), false);
    Tensor y = BiasAndActivation.apply(kernels, product, bias, activation);
    return x.tape()
        .record(
            "affine",
            y,
            (dy, needed) -> {
              Tensor linear = BiasAndActivation.gradientBefore(kernels, activation, y, dy);
              Tensor[] gradients = new Tensor[needed.length];
              if (needed[1]) {
                gradients[1] = kernels.multiply(x.value(), true, linear, false);
              }
              if (needed.length > 2 && needed[2]) {
                gradients[2] = BiasAndActivation.biasGradient(kernels, linear);
              }
              if (needed[0]) {
                gradients[0] = kernels.multiply(linear, false, weights.value(), true);
              }
              kernels.release(linear);
              return gradients;
            },
            BiasAndActivation.inputs(x, weights, bias));
  }

  private static void check(Shape x, Shape weights) {
    if (x.rank() != 2 || weights.rank() != 2 || x.length(1) != weights.length(0)) {
      throw new IllegalArgumentException(
          "an affine function takes [batch, in] and weights [in, out], not "
              + x
              + " and "
              + weights);
    }
  }
}
