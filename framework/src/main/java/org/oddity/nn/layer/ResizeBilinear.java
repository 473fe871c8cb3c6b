package org.oddity.nn.layer;

import org.oddity.autograd.Upsampling;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/**
 * Brings images to a size by bilinear interpolation between the centres of pixels.
 *
 * @param height of the result
 * @param width of the result
 */
public record ResizeBilinear(int height, int width) implements Layer {
  public ResizeBilinear {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "height and width must be at least 1, were " + height + " and " + width);
    }
  }

  /** Returns the change to a size. */
  public static ResizeBilinear to(int height, int width) {
    return new ResizeBilinear(height, width);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    return Shape.of(height, width, input.length(2));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return Upsampling.bilinear(x, height, width);
  }

  @Override
  public String summary() {
    return "resize to " + height + "×" + width;
  }
}
