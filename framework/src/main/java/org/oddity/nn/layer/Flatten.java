package org.oddity.nn.layer;

import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/** Makes one row of each image: any shape to {@code [features]}, without copying. */
public record Flatten() implements Layer {
  @Override
  public Shape outputShape(Shape input) {
    return Shape.of(input.size());
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return x.flatten();
  }

  @Override
  public String summary() {
    return "flatten";
  }
}
