package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Convolutions;
import org.oddity.autograd.Variable;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/**
 * A transposed convolution: {@code [height, width, in]} to {@code [larger, larger, channels]}, with
 * weights {@code [kernel, kernel, channels, in]} and a bias {@code [channels]}.
 *
 * @param window of the convolution that it transposes; see {@link Window#transposedLength}
 * @param channels of the result, at least 1
 * @param hasBias false where a norm follows, which would take it away
 * @param initialisation how weights and bias are drawn
 */
public record TransposedConvolution(
    Window window, int channels, boolean hasBias, Initialisation initialisation) implements Linear {
  public TransposedConvolution {
    requireNonNull(window, "window is null");
    requireNonNull(initialisation, "initialisation is null");
    if (channels < 1) {
      throw new IllegalArgumentException("channels must be at least 1, were " + channels);
    }
  }

  /** Returns a transposed convolution with bias, drawn as PyTorch does. */
  public static TransposedConvolution of(int channels, Window window) {
    return new TransposedConvolution(window, channels, true, Initialisation.TORCH);
  }

  /** Returns this without a bias. */
  public TransposedConvolution withoutBias() {
    return new TransposedConvolution(window, channels, false, initialisation);
  }

  /** Returns this with weights drawn in another way. */
  public TransposedConvolution drawn(Initialisation by) {
    return new TransposedConvolution(window, channels, hasBias, by);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    try {
      return Shape.of(
          window.transposedLength(input.length(0)),
          window.transposedLength(input.length(1)),
          channels);
    } catch (IllegalArgumentException e) {
      throw new ShapeMismatchException(e.getMessage());
    }
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Shape weights = Shape.of(window.kernel(), window.kernel(), channels, input.length(2));
    return Weights.specs(weights, channels, hasBias, initialisation);
  }

  @Override
  public Variable apply(
      Variable x, Variable weights, Optional<Variable> bias, Optional<Elementwise> activation) {
    return Convolutions.transposed(x, weights, bias, window, activation);
  }

  @Override
  public Variable scaled(Variable weights, Variable factors) {
    return weights.times(factors.reshape(channels, 1));
  }

  @Override
  public String summary() {
    return "transposed convolution " + Images.describe(window);
  }
}
