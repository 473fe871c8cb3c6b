package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/**
 * Gives each image another shape of as many numbers, without copying.
 *
 * @param shape without the batch
 */
public record Reshape(Shape shape) implements Layer {
  public Reshape {
    requireNonNull(shape, "shape is null");
  }

  /** Returns the change to a shape. */
  public static Reshape to(int... lengths) {
    return new Reshape(Shape.of(lengths));
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.size() != shape.size()) {
      throw new ShapeMismatchException(
          summary() + " takes " + shape.size() + " numbers, not " + input);
    }
    return shape;
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return x.reshape(shape.prepend(x.shape().length(0)).lengths());
  }

  @Override
  public String summary() {
    return "reshape to " + shape;
  }
}
