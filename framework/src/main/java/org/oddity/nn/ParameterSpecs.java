package org.oddity.nn;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.tensor.Shape;

/** What all layers of a network need to remember, by full name. */
final class ParameterSpecs {
  private ParameterSpecs() {}

  /**
   * Collects them in the order of the layers.
   *
   * @throws ShapeMismatchException if a layer cannot take its input
   */
  static Map<String, ParameterSpec> of(Layer layer, Shape input) {
    requireNonNull(layer, "layer is null");
    requireNonNull(input, "input is null");
    layer.outputShape(input);
    Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    collect("", layer, input, specs);
    return specs;
  }

  private static void collect(
      String prefix, Layer layer, Shape input, Map<String, ParameterSpec> specs) {
    for (ParameterSpec spec : layer.parameters(input)) {
      String name = prefix + spec.name();
      if (specs.putIfAbsent(name, spec) != null) {
        throw new IllegalArgumentException("two parameters are called " + name);
      }
    }
    for (Layer.Child child : layer.children(input)) {
      collect(prefix + child.name() + ".", child.layer(), child.input(), specs);
    }
  }

  /** Returns those that are trained, or those that are not. */
  static Map<String, ParameterSpec> only(Map<String, ParameterSpec> specs, boolean trained) {
    Map<String, ParameterSpec> chosen = new LinkedHashMap<>(specs);
    chosen.values().removeIf(spec -> spec.trained() != trained);
    return chosen;
  }
}
