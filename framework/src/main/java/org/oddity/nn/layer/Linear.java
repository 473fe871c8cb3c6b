package org.oddity.nn.layer;

import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Elementwise;

/**
 * A layer whose output channels are weighted sums; an activation can be had in the same function,
 * and a norm by known statistics can be taken into weights and bias.
 */
sealed interface Linear extends Layer permits Convolution, TransposedConvolution, Dense {
  String WEIGHTS = "weights";
  String BIAS = "bias";

  /** Returns whether it has a bias of its own. */
  boolean hasBias();

  /** Applies it with given weights. */
  Variable apply(
      Variable x, Variable weights, Optional<Variable> bias, Optional<Elementwise> activation);

  /**
   * Returns weights whose output channels are multiplied.
   *
   * @param factors {@code [channels]}
   */
  default Variable scaled(Variable weights, Variable factors) {
    return weights.times(factors);
  }

  /** Returns its bias on the pass's tape. */
  default Optional<Variable> bias(LayerParameters parameters, Pass pass) {
    return hasBias() ? Optional.of(parameters.variable(BIAS, pass)) : Optional.empty();
  }

  /** Applies it and an activation. */
  default Variable forward(
      Variable x, LayerParameters parameters, Pass pass, Optional<Elementwise> activation) {
    return apply(x, parameters.variable(WEIGHTS, pass), bias(parameters, pass), activation);
  }

  @Override
  default Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return forward(x, parameters, pass, Optional.empty());
  }
}
