package org.oddity.detector.attention;

import java.util.List;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Network;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.Pass;
import org.oddity.nn.initialiser.Initialisers;
import org.oddity.tensor.Shape;

/**
 * Divides each number by a temperature; any shape stays as it is. The temperature is a statistic
 * that no optimiser moves, so that it is saved with the map that was trained with it.
 */
record Temperature() implements Layer {
  private static final String DIVISOR = "divisor";

  /** Sets the temperature of such a layer, which a network has under a name. */
  static void set(Network network, String name, double temperature) {
    network.kernels().write(network.all().get(name + "." + DIVISOR).value(), (float) temperature);
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    return List.of(new ParameterSpec(DIVISOR, Shape.of(1), Initialisers.constant(1), false));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return x.dividedBy(parameters.variable(DIVISOR, pass));
  }

  @Override
  public String summary() {
    return "temperature";
  }
}
