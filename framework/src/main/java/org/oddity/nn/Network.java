package org.oddity.nn;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.autograd.Gradients;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Variable;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * A layer with parameters: all of them in one flat array, so that an optimiser's step is one
 * kernel; the statistics in another.
 */
public final class Network {
  /** Elements; every parameter starts at a cache line of its own. */
  private static final int ALIGNMENT = 16;

  private final Kernels kernels;
  private final Layer layer;
  private final Shape input;
  private final Map<String, Parameter> all = new LinkedHashMap<>();
  private final List<Parameter> trained = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final Tensor flat;

  private Network(Kernels kernels, Layer layer, Shape input, ElementType type) {
    this.kernels = requireNonNull(kernels, "kernels is null");
    this.layer = requireNonNull(layer, "layer is null");
    this.input = requireNonNull(input, "input is null");
    layer.outputShape(input);
    Map<String, ParameterSpec> specs = specs(layer, input);
    int size = 0;
    for (ParameterSpec spec : specs.values()) {
      if (spec.trained()) {
        size = Math.addExact(size, aligned(spec.shape().size()));
      }
    }
    this.flat = kernels.persistent(type, Shape.of(Math.max(size, ALIGNMENT)));
    int offset = 0;
    for (Map.Entry<String, ParameterSpec> entry : specs.entrySet()) {
      ParameterSpec spec = entry.getValue();
      Tensor place =
          spec.trained()
              ? kernels.view(flat, offset, spec.shape())
              : kernels.persistent(type, spec.shape());
      Parameter parameter = new Parameter(entry.getKey(), place);
      all.put(entry.getKey(), parameter);
      if (spec.trained()) {
        trained.add(parameter);
        offsets.add(offset);
        offset += aligned(spec.shape().size());
      }
    }
  }

  /**
   * Makes a network of floats and draws its parameters.
   *
   * @param input shape of one image, without the batch
   * @throws ShapeMismatchException if the layer cannot take it
   */
  public static Network initialise(Kernels kernels, Layer layer, Shape input, RandomStream random) {
    return initialise(kernels, layer, input, random, ElementType.FLOAT);
  }

  /** Makes a network of a type: of doubles to check gradients. */
  public static Network initialise(
      Kernels kernels, Layer layer, Shape input, RandomStream random, ElementType type) {
    Network network = new Network(kernels, layer, input, type);
    specs(layer, input)
        .forEach(
            (name, spec) ->
                kernels.write(
                    network.all.get(name).value(),
                    spec.initialiser().values(spec.shape(), random)));
    return network;
  }

  private static int aligned(int size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static Map<String, ParameterSpec> specs(Layer layer, Shape input) {
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

  /**
   * Applies the network.
   *
   * @param x {@code [batch, ...]}, of the shape it was made for
   */
  public Variable apply(Variable x, Pass pass) {
    if (!x.shape().withoutFirst().equals(input)) {
      throw new IllegalArgumentException(
          "the network takes images of " + input + ", not " + x.shape().withoutFirst());
    }
    return layer.forward(x, new LayerParameters(all, ""), pass);
  }

  /** Returns the description. */
  public Layer layer() {
    return layer;
  }

  /** Returns the shape of one input, without the batch. */
  public Shape inputShape() {
    return input;
  }

  /** Returns the shape of one output, without the batch. */
  public Shape outputShape() {
    return layer.outputShape(input);
  }

  /** Returns what computes. */
  public Kernels kernels() {
    return kernels;
  }

  /** Returns the parameters that optimisers move. */
  public Collection<Parameter> parameters() {
    return List.copyOf(trained);
  }

  /** Returns all parameters and statistics by name. */
  public Map<String, Parameter> all() {
    return Map.copyOf(all);
  }

  /** Returns the number of trained parameters. */
  public long parameterCount() {
    return trained.stream().mapToLong(parameter -> parameter.value().shape().size()).sum();
  }

  /** Returns all trained parameters as one flat tensor; what is between them is 0. */
  public Tensor flat() {
    return flat;
  }

  /** Returns gradients laid out as {@link #flat} is. */
  public Tensor flatGradients(Gradients gradients) {
    Tensor target = kernels.full(flat.type(), flat.shape(), 0);
    for (int i = 0; i < trained.size(); i++) {
      Tensor gradient = gradients.of(trained.get(i));
      Tensor place = kernels.view(target, offsets.get(i), gradient.shape());
      kernels.assign(place, gradient);
      kernels.release(place);
    }
    return target;
  }

  /** Returns all parameters and statistics as arrays by name. */
  public NamedArrays state() {
    NamedArrays.Builder arrays = NamedArrays.builder();
    all.forEach((name, parameter) -> arrays.put(name, parameter.value().toFloats()));
    return arrays.build();
  }

  /**
   * Writes arrays by name over all parameters and statistics.
   *
   * @throws IllegalArgumentException if one is missing, too many, or of another size
   */
  public void restore(NamedArrays state) {
    if (!state.asMap().keySet().equals(all.keySet())) {
      throw new IllegalArgumentException(
          "the arrays "
              + state.asMap().keySet()
              + " are not those of the network, "
              + all.keySet());
    }
    all.forEach((name, parameter) -> kernels.write(parameter.value(), state.floats(name)));
  }
}
