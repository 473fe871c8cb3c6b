package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Convolutions;
import org.oddity.autograd.Variable;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/**
 * A convolution: {@code [height, width, in]} to {@code [places, places, channels]}, with weights
 * {@code [kernel, kernel, in, channels]} and a bias {@code [channels]}.
 *
 * @param window how it moves over the image
 * @param channels of the result, at least 1
 * @param hasBias false where a norm follows, which would take it away
 * @param initialisation how weights and bias are drawn
 */
public record Convolution(
    Window window, int channels, boolean hasBias, Initialisation initialisation) implements Linear {
  public Convolution {
    requireNonNull(window, "window is null");
    requireNonNull(initialisation, "initialisation is null");
    if (channels < 1) {
      throw new IllegalArgumentException("channels must be at least 1, were " + channels);
    }
  }

  /** Returns a convolution with bias, drawn as PyTorch does. */
  public static Convolution of(int channels, Window window) {
    return new Convolution(window, channels, true, Initialisation.TORCH);
  }

  /** Returns this without a bias. */
  public Convolution withoutBias() {
    return new Convolution(window, channels, false, initialisation);
  }

  /** Returns this with weights drawn in another way. */
  public Convolution drawn(Initialisation by) {
    return new Convolution(window, channels, hasBias, by);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Images.windowed(summary(), window, input, channels);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Shape weights = Shape.of(window.kernel(), window.kernel(), input.length(2), channels);
    return Weights.specs(weights, channels, hasBias, initialisation);
  }

  @Override
  public Variable apply(
      Variable x, Variable weights, Optional<Variable> bias, Optional<Elementwise> activation) {
    return Convolutions.convolution(x, weights, bias, window, activation);
  }

  @Override
  public String summary() {
    return "convolution " + Images.describe(window);
  }
}
