package org.oddity.nn;

import org.oddity.tensor.Shape;

/**
 * What a network roughly costs, by its description alone: to forecast times and memory.
 *
 * @param multiplications of one image on its way forward
 * @param activations numbers in the results of all layers for one image
 * @param parameters numbers that training moves
 */
public record NetworkCost(double multiplications, double activations, double parameters) {
  /** Nothing. */
  public static final NetworkCost NONE = new NetworkCost(0, 0, 0);

  /**
   * Returns the cost of a layer with all that is inside it.
   *
   * @param input shape of one image, without the batch
   * @throws ShapeMismatchException if the layer cannot take it
   */
  public static NetworkCost of(Layer layer, Shape input) {
    Shape output = layer.outputShape(input);
    double own = 0;
    for (ParameterSpec spec : layer.parameters(input)) {
      own += spec.trained() ? spec.shape().size() : 0;
    }
    // A convolution's weights meet each place of its result, a transposed one's each of its input.
    double places = Math.min(places(input), places(output));
    NetworkCost cost = new NetworkCost(own * places, own > 0 ? output.size() : 0, own);
    for (Layer.Child child : layer.children(input)) {
      cost = cost.plus(of(child.layer(), child.input()));
    }
    return layer.children(input).isEmpty()
        ? new NetworkCost(cost.multiplications, output.size(), cost.parameters)
        : cost;
  }

  private static double places(Shape shape) {
    return shape.rank() == 3 ? (double) shape.length(0) * shape.length(1) : 1;
  }

  /** Returns the cost of both. */
  public NetworkCost plus(NetworkCost other) {
    return new NetworkCost(
        multiplications + other.multiplications,
        activations + other.activations,
        parameters + other.parameters);
  }
}
