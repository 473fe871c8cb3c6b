package org.oddity.nn;

import java.util.Map;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Variable;
import org.oddity.tensor.Tensor;

/** The parameters of one layer of a network, by their names in the layer. */
public final class LayerParameters {
  private final Map<String, Parameter> all;
  private final String layer;

  LayerParameters(Map<String, Parameter> all, String layer) {
    this.all = all;
    this.layer = layer;
  }

  /** Returns the layer's full name in its network, empty for the network itself. */
  public String layer() {
    return layer;
  }

  /** Returns the parameters of a layer inside. */
  public LayerParameters child(String name) {
    return new LayerParameters(all, layer.isEmpty() ? name : layer + "." + name);
  }

  /** Returns a parameter as a variable of the pass's tape. */
  public Variable variable(String name, Pass pass) {
    return pass.tape().parameter(parameter(name));
  }

  /** Returns a parameter's or statistic's tensor. */
  public Tensor tensor(String name) {
    return parameter(name).value();
  }

  private Parameter parameter(String name) {
    Parameter parameter = all.get(layer.isEmpty() ? name : layer + "." + name);
    if (parameter == null) {
      throw new IllegalArgumentException("layer '" + layer + "' has no parameter " + name);
    }
    return parameter;
  }
}
