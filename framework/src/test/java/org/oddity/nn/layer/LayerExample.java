package org.oddity.nn.layer;

import org.oddity.nn.Layer;
import org.oddity.tensor.Shape;

/** A layer and a shape that it takes. */
record LayerExample(Layer layer, Shape input) {
  static LayerExample example(Layer layer, int... input) {
    return new LayerExample(layer, Shape.of(input));
  }

  @Override
  public String toString() {
    return layer.summary() + " of " + input;
  }
}
