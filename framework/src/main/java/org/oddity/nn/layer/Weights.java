package org.oddity.nn.layer;

import java.util.List;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.tensor.Shape;

/** The parameters of layers of weighted sums. */
final class Weights {
  private Weights() {}

  static List<ParameterSpec> specs(
      Shape weights, int outputs, boolean hasBias, Initialisation initialisation) {
    ParameterSpec first =
        new ParameterSpec(Linear.WEIGHTS, weights, initialisation.weights(), true);
    if (!hasBias) {
      return List.of(first);
    }
    Shape each = Shape.of(outputs);
    return List.of(first, new ParameterSpec(Linear.BIAS, each, initialisation.bias(weights), true));
  }
}
