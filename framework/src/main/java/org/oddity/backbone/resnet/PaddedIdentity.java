package org.oddity.backbone.resnet;

import org.oddity.autograd.Joining;
import org.oddity.autograd.Poolings;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/**
 * A shortcut without parameters, option A of He et al., §4.2: every second row and column, and
 * zeros for the new channels.
 *
 * @param channels of the result, more than the input has
 * @param stride between the rows and columns that are kept
 */
record PaddedIdentity(int channels, int stride) implements Layer {
  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 3 || input.length(2) >= channels) {
      throw new ShapeMismatchException(
          summary() + " takes [height, width, fewer than " + channels + "], not " + input);
    }
    Window window = window();
    return Shape.of(window.places(input.length(0)), window.places(input.length(1)), channels);
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    // The greatest of one pixel is that pixel.
    Variable kept = Poolings.max(x, window());
    Shape missing = kept.shape().with(3, channels - kept.shape().length(3));
    Tensor zeros = pass.tape().kernels().full(x.value().type(), missing, 0);
    Variable padded = Joining.concatenate(3, kept, pass.tape().constant(zeros));
    pass.release(kept);
    return padded;
  }

  private Window window() {
    return Window.of(1, stride, 0);
  }

  @Override
  public String summary() {
    return "padded identity / " + stride;
  }
}
