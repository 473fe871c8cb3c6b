package org.oddity.nn;

import java.util.List;
import org.oddity.autograd.Variable;
import org.oddity.tensor.Shape;

/**
 * A layer or a whole network as a description: immutable, without parameters of its own. The same
 * layer can be applied any number of times in a step, and by several networks.
 *
 * <p>Shapes here are those of one image, {@code [height, width, channels]} or {@code [features]},
 * without the batch.
 */
public interface Layer {
  /**
   * Returns the shape it makes of an input.
   *
   * @throws ShapeMismatchException if it cannot take it
   */
  Shape outputShape(Shape input);

  /** Returns what it needs to remember for this input, its own and not its children's. */
  default List<ParameterSpec> parameters(Shape input) {
    return List.of();
  }

  /** Returns the layers inside, in the order they are applied; empty for a plain layer. */
  default List<Child> children(Shape input) {
    return List.of();
  }

  /**
   * Applies it.
   *
   * @param x {@code [batch, ...]}
   * @param parameters its own, by the names of {@link #parameters}
   * @return x itself, or a result that nobody else holds: while scoring, whoever applied the layer
   *     gives its memory back
   */
  Variable forward(Variable x, LayerParameters parameters, Pass pass);

  /** Returns one or two words for tables, such as {@code convolution 4×4 / 2}. */
  String summary();

  /**
   * A layer inside another.
   *
   * @param name in the outer layer
   * @param input the shape it is given
   */
  record Child(String name, Layer layer, Shape input) {}
}
