package org.oddity.autograd;

import java.util.Optional;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * What follows a linear function in the same record, so that only the last result is remembered.
 */
final class BiasAndActivation {
  private BiasAndActivation() {}

  /** Refuses an activation whose gradient cannot be had from its result alone. */
  static void requireFromResult(Optional<Elementwise> activation) {
    boolean known =
        activation
            .map(
                function ->
                    switch (function.kind()) {
                      case TANH, SIGMOID -> true;
                      case RELU, ELU -> function.alpha() >= 0;
                      default -> false;
                    })
            .orElse(true);
    if (!known) {
      throw new IllegalArgumentException(
          "relu and elu (alpha at least 0), tanh and sigmoid can follow in one function, not "
              + activation.orElseThrow()
              + ": apply it with Variable.map");
    }
  }

  /** Finishes a linear function; what it was given is released if it is not the result. */
  static Tensor apply(
      Kernels kernels, Tensor linear, Optional<Variable> bias, Optional<Elementwise> activation) {
    Tensor y = linear;
    if (bias.isPresent()) {
      y = replaced(kernels, y, kernels.apply(Binary.ADD, y, bias.get().value()));
    }
    if (activation.isPresent()) {
      y = replaced(kernels, y, kernels.apply(activation.get(), y));
    }
    return y;
  }

  private static Tensor replaced(Kernels kernels, Tensor before, Tensor after) {
    kernels.release(before);
    return after;
  }

  /** Returns the gradient before an activation, from its result; a tensor of its own. */
  static Tensor gradientBefore(
      Kernels kernels, Optional<Elementwise> activation, Tensor y, Tensor dy) {
    return activation
        .map(function -> kernels.applyGradient(function, y, y, dy))
        .orElseGet(() -> kernels.share(dy));
  }

  /** Returns the gradient by a bias, {@code [channels]}: the sums of dy over all but channels. */
  static Tensor biasGradient(Kernels kernels, Tensor dy) {
    int channels = dy.shape().length(-1);
    Tensor rows = kernels.reshape(dy, Shape.of(dy.shape().size() / channels, channels));
    Tensor sum = kernels.reduce(Reduction.SUM, rows, 0);
    kernels.release(rows);
    Tensor flat = kernels.reshape(sum, Shape.of(channels));
    kernels.release(sum);
    return flat;
  }

  /** Checks that a bias is {@code [channels]}. */
  static void requireChannels(String what, Optional<Variable> bias, int channels) {
    if (bias.isPresent() && !bias.get().shape().equals(Shape.of(channels))) {
      throw new IllegalArgumentException(
          what + " is " + bias.get().shape() + " for " + channels + " channels");
    }
  }

  static Variable[] inputs(Variable x, Variable weights, Optional<Variable> bias) {
    return bias.map(b -> new Variable[] {x, weights, b}).orElse(new Variable[] {x, weights});
  }
}
