package org.oddity.nn;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
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
  private final Kernels kernels;
  private final Layer layer;
  private final Shape input;
  private final FlatParameters trained;
  private final FlatParameters statistics;
  private final Map<String, Parameter> all;

  private Network(
      Kernels kernels,
      Layer layer,
      Shape input,
      ElementType type,
      Map<String, ParameterSpec> specs) {
    this.kernels = kernels;
    this.layer = layer;
    this.input = input;
    this.trained = new FlatParameters(kernels, type, ParameterSpecs.only(specs, true));
    this.statistics = new FlatParameters(kernels, type, ParameterSpecs.only(specs, false));
    Map<String, Parameter> byName = new LinkedHashMap<>();
    specs.keySet().forEach(name -> byName.put(name, null));
    trained.parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
    statistics.parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
    this.all = Collections.unmodifiableMap(byName);
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
    requireNonNull(kernels, "kernels is null");
    requireNonNull(random, "random is null");
    Map<String, ParameterSpec> specs = ParameterSpecs.of(layer, input);
    Network network = new Network(kernels, layer, input, type, specs);
    network.draw(specs, random);
    return network;
  }

  /**
   * Makes a network of floats with given parameters and statistics.
   *
   * @param values gives the numbers of each by its full name and shape
   * @throws ShapeMismatchException if the layer cannot take the input
   */
  public static Network of(
      Kernels kernels, Layer layer, Shape input, BiFunction<String, Shape, float[]> values) {
    requireNonNull(kernels, "kernels is null");
    Map<String, ParameterSpec> specs = ParameterSpecs.of(layer, input);
    Network network = new Network(kernels, layer, input, ElementType.FLOAT, specs);
    specs.forEach(
        (name, spec) ->
            kernels.write(network.all.get(name).value(), values.apply(name, spec.shape())));
    return network;
  }

  /**
   * Returns the shapes of all parameters and statistics that a layer would have, by full name; none
   * is made.
   *
   * @throws ShapeMismatchException if the layer cannot take the input
   */
  public static Map<String, Shape> parameterShapes(Layer layer, Shape input) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    ParameterSpecs.of(layer, input).forEach((name, spec) -> shapes.put(name, spec.shape()));
    return shapes;
  }

  /** Draws all trained parameters anew, as if it had learned nothing; its statistics stay. */
  public void redraw(RandomStream random) {
    draw(ParameterSpecs.only(ParameterSpecs.of(layer, input), true), random);
  }

  private void draw(Map<String, ParameterSpec> specs, RandomStream random) {
    specs.forEach(
        (name, spec) ->
            kernels.write(all.get(name).value(), spec.initialiser().values(spec.shape(), random)));
  }

  /**
   * Applies the network.
   *
   * @param x {@code [batch, ...]}, of the shape it was made for
   * @throws IllegalArgumentException if x is of another shape
   */
  public Variable apply(Variable x, Pass pass) {
    if (x.shape().rank() != input.rank() + 1 || !x.shape().withoutFirst().equals(input)) {
      throw new IllegalArgumentException(
          "the network takes batches of " + input + ", not " + x.shape());
    }
    return layer.forward(x, new LayerParameters(all, ""), pass);
  }

  /**
   * Applies the network under a name, which what is recorded carries, so that a message can tell of
   * several networks whose layer it is, and so can who captures.
   */
  public Variable within(String name, Variable x, Pass pass) {
    pass.tape().enter(name);
    try {
      return apply(x, pass.inside(name));
    } finally {
      pass.tape().leave();
    }
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
    return Collections.unmodifiableList(trained.parameters());
  }

  /** Returns all parameters and statistics by name, in the order of the layers. */
  public Map<String, Parameter> all() {
    return all;
  }

  /** Returns the number of trained parameters. */
  public long parameterCount() {
    return trained.parameters().stream()
        .mapToLong(parameter -> parameter.value().shape().size())
        .sum();
  }

  /** Returns all trained parameters as one flat tensor; what is between them is 0. */
  public Tensor flat() {
    return trained.flat();
  }

  /** Returns all statistics as one flat tensor; what is between them is 0. */
  public Tensor flatStatistics() {
    return statistics.flat();
  }

  /** Returns gradients laid out as {@link #flat} is. */
  public Tensor flatGradients(Gradients gradients) {
    return trained.gathered(gradients);
  }

  /** Returns all parameters and statistics as arrays by name. */
  public NamedArrays state() {
    return TensorArrays.of(tensors());
  }

  /**
   * Writes arrays by name over all parameters and statistics; nothing is written unless all fit.
   *
   * @throws IllegalArgumentException if one is missing, too many, or of another size or type; names
   *     all of them
   */
  public void restore(NamedArrays state) {
    TensorArrays.restore(kernels, tensors(), state);
  }

  private Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    all.forEach((name, parameter) -> tensors.put(name, parameter.value()));
    return tensors;
  }
}
