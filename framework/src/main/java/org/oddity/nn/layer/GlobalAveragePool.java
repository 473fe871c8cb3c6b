package org.oddity.nn.layer;

import org.oddity.autograd.Poolings;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/** The mean of each channel: {@code [height, width, channels]} to {@code [channels]}. */
public record GlobalAveragePool() implements Layer {
  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    return Shape.of(input.length(2));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return Poolings.globalAverage(x);
  }

  @Override
  public String summary() {
    return "global average pool";
  }
}
