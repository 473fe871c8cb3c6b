package org.oddity.nn.layer;

import org.oddity.autograd.Poolings;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/**
 * The mean under each place of a window, per channel: {@code [height, width, channels]} to {@code
 * [places, places, channels]}.
 *
 * @param window its padding, less than the kernel, counts as zeros
 */
public record AveragePool(Window window) implements Layer {
  public AveragePool {
    Images.requirePartlyInside(window);
  }

  /** Returns the pooling of squares side by side. */
  public static AveragePool of(int side) {
    return new AveragePool(Window.of(side, side, 0));
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    return Images.windowed(summary(), window, input, input.length(2));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return Poolings.average(x, window);
  }

  @Override
  public String summary() {
    return "average pool " + Images.describe(window);
  }
}
