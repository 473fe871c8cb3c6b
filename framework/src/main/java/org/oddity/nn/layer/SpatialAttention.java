package org.oddity.nn.layer;

import java.util.List;
import org.oddity.autograd.Joining;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/**
 * Weighs each place of an image: {@code [height, width, channels]} to the same, by σ of a
 * convolution over the mean and the maximum of all channels (Woo, Park, Lee and Kweon, "CBAM", ECCV
 * 2018, equation 3).
 *
 * <p>The weights, {@code [batch, height, width, 1]} in (0, 1), can be captured as {@code weights}.
 * The convolution has no bias and no norm follows it, as in the equation; the authors' code has a
 * batch norm there.
 *
 * @param kernel side of the convolution, odd, 7 in the paper
 */
public record SpatialAttention(int kernel) implements Layer {
  private static final String CONVOLUTION = "convolution";
  private static final String WEIGHTS = "weights";

  /** The mean and the maximum. */
  private static final int DESCRIPTORS = 2;

  public SpatialAttention {
    if (kernel < 1 || kernel % 2 == 0) {
      throw new IllegalArgumentException("kernel must be odd, was " + kernel);
    }
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    return input;
  }

  @Override
  public List<Child> children(Shape input) {
    return List.of(new Child(CONVOLUTION, convolution(), input.with(2, DESCRIPTORS)));
  }

  private Convolution convolution() {
    return Convolution.of(1, Window.of(kernel, 1, kernel / 2)).withoutBias();
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    Variable described = Joining.concatenate(3, x.mean(3), x.max(3));
    Variable logits =
        pass.within(CONVOLUTION, parameters, own -> convolution().forward(described, own, pass));
    Variable weights = pass.passed(parameters.child(WEIGHTS).layer(), logits.sigmoid());
    return x.times(weights);
  }

  @Override
  public String summary() {
    return "spatial attention " + kernel + "×" + kernel;
  }
}
