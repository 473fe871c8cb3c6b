package org.oddity.nn.layer;

import java.util.List;
import org.oddity.autograd.Poolings;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/**
 * Weighs each channel of an image: {@code [height, width, channels]} to the same, by σ(MLP(mean of
 * each channel) + MLP(maximum of each channel)) with one perceptron for both (Woo, Park, Lee and
 * Kweon, "CBAM", ECCV 2018, equation 2).
 *
 * <p>The weights, {@code [batch, 1, 1, channels]} in (0, 1), can be captured as {@code weights}.
 * The perceptron has no biases, as the equation has none; the authors' code has them. Where there
 * are fewer channels than the reduction, one hidden number is left.
 *
 * @param reduction of the channels within the perceptron, the paper's r, at least 1
 */
public record ChannelAttention(int reduction) implements Layer {
  private static final String PERCEPTRON = "perceptron";
  private static final String WEIGHTS = "weights";

  public ChannelAttention {
    if (reduction < 1) {
      throw new IllegalArgumentException("reduction must be at least 1, was " + reduction);
    }
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    return input;
  }

  @Override
  public List<Child> children(Shape input) {
    int channels = input.length(2);
    return List.of(new Child(PERCEPTRON, perceptron(channels), Shape.of(channels)));
  }

  private Layer perceptron(int channels) {
    return Sequential.of(
        Dense.of(Math.max(1, channels / reduction)).withoutBias(),
        Activation.relu(),
        Dense.of(channels).withoutBias());
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    int batch = x.shape().length(0);
    int channels = x.shape().length(3);
    Layer perceptron = perceptron(channels);
    Variable ofMean =
        pass.within(
            PERCEPTRON,
            parameters,
            own -> perceptron.forward(Poolings.globalAverage(x), own, pass));
    Variable ofMaximum =
        pass.within(
            PERCEPTRON, parameters, own -> perceptron.forward(Poolings.globalMax(x), own, pass));
    Variable weights = ofMean.plus(ofMaximum).sigmoid().reshape(batch, 1, 1, channels);
    return x.times(pass.passed(parameters.child(WEIGHTS).layer(), weights));
  }

  @Override
  public String summary() {
    return "channel attention / " + reduction;
  }
}
