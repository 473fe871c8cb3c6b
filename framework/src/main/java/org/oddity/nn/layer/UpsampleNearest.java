package org.oddity.nn.layer;

import org.oddity.autograd.Upsampling;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/**
 * Enlarges images by repeating pixels.
 *
 * @param factor how many times, at least 1
 */
public record UpsampleNearest(int factor) implements Layer {
  public UpsampleNearest {
    if (factor < 1) {
      throw new IllegalArgumentException("factor must be at least 1, was " + factor);
    }
  }

  /** Returns the enlargement by a whole number. */
  public static UpsampleNearest by(int factor) {
    return new UpsampleNearest(factor);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    return Shape.of(
        Math.multiplyExact(factor, input.length(0)),
        Math.multiplyExact(factor, input.length(1)),
        input.length(2));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return Upsampling.nearest(x, factor);
  }

  @Override
  public String summary() {
    return "upsample nearest × " + factor;
  }
}
