package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.autograd.Variable;
import org.oddity.config.Kebab;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/**
 * Layers one after another, each with a name.
 *
 * <p>What can be computed in one kernel is: a convolution or dense layer with the activation after
 * it, a batch norm with the activation after it, and, while scoring, a batch norm within the
 * convolution or dense layer before it. A layer whose result is captured ends such a group. While
 * scoring, a result's memory is given back once the next layer has used it.
 */
public final class Sequential implements Layer {
  private final List<String> names;
  private final List<Layer> layers;

  private Sequential(Map<String, Layer> byName) {
    this.names = List.copyOf(byName.keySet());
    this.layers = List.copyOf(byName.values());
  }

  /** Returns layers in this order, named by kind and number: {@code convolution-1}. */
  public static Sequential of(Layer... layers) {
    Builder builder = builder();
    for (Layer layer : layers) {
      builder.add(layer);
    }
    return builder.build();
  }

  /** Starts without layers. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the layers' names in order. */
  public List<String> names() {
    return names;
  }

  @Override
  public Shape outputShape(Shape input) {
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      shape = outputShape(i, shape);
    }
    return shape;
  }

  private Shape outputShape(int place, Shape input) {
    try {
      return layers.get(place).outputShape(input);
    } catch (ShapeMismatchException e) {
      throw e.inside(names.get(place));
    }
  }

  @Override
  public List<Child> children(Shape input) {
    List<Child> children = new ArrayList<>();
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      children.add(new Child(names.get(i), layers.get(i), shape));
      shape = outputShape(i, shape);
    }
    return children;
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    Variable result = x;
    int place = 0;
    while (place < layers.size()) {
      Fusion fusion = Fusion.at(place, names, layers, parameters, pass);
      Variable next = fusion.apply(result, parameters, pass);
      if (next.value() != result.value() && result.value() != x.value()) {
        pass.release(result);
      }
      result = next;
      place += fusion.length();
    }
    return result;
  }

  @Override
  public String summary() {
    return "sequential of " + layers.size();
  }

  /** Collects layers in order. */
  public static final class Builder {
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private Builder() {}

    /** Adds a layer named by its kind and how many of them there are. */
    public Builder add(Layer layer) {
      String kind =
          layer instanceof Activation activation
              ? activation.kind()
              : Kebab.ofCamel(layer.getClass().getSimpleName());
      return add(kind + "-" + counts.merge(kind, 1, Integer::sum), layer);
    }

    /**
     * Adds a layer.
     *
     * @param name not yet used, without dots
     */
    public Builder add(String name, Layer layer) {
      requireNonNull(layer, "layer is null");
      if (name.isBlank() || name.contains(".")) {
        throw new IllegalArgumentException("'" + name + "' is no name: it is blank or has dots");
      }
      if (layers.putIfAbsent(name, layer) != null) {
        throw new IllegalArgumentException("two layers are called " + name);
      }
      return this;
    }

    /** Returns the layers as one. */
    public Sequential build() {
      return new Sequential(layers);
    }
  }
}
