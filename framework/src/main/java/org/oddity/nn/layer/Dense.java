package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Affine;
import org.oddity.autograd.Variable;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Shape;

/**
 * A dense layer: {@code [in]} to {@code [features]}, with weights {@code [in, features]} and a bias
 * {@code [features]}.
 *
 * @param features of the result, at least 1
 * @param hasBias false where a norm follows, which would take it away
 * @param initialisation how weights and bias are drawn
 */
public record Dense(int features, boolean hasBias, Initialisation initialisation)
    implements Linear {
  public Dense {
    requireNonNull(initialisation, "initialisation is null");
    if (features < 1) {
      throw new IllegalArgumentException("features must be at least 1, were " + features);
    }
  }

  /** Returns a dense layer with bias, drawn as PyTorch does. */
  public static Dense of(int features) {
    return new Dense(features, true, Initialisation.TORCH);
  }

  /** Returns this without a bias. */
  public Dense withoutBias() {
    return new Dense(features, false, initialisation);
  }

  /** Returns this with weights drawn in another way. */
  public Dense drawn(Initialisation by) {
    return new Dense(features, hasBias, by);
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 1) {
      throw new ShapeMismatchException(
          summary() + " takes [features], not " + input + "; flatten it first");
    }
    return Shape.of(features);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    return Weights.specs(Shape.of(input.length(0), features), features, hasBias, initialisation);
  }

  @Override
  public Variable apply(
      Variable x, Variable weights, Optional<Variable> bias, Optional<Elementwise> activation) {
    return Affine.apply(x, weights, bias, activation);
  }

  @Override
  public String summary() {
    return "dense";
  }
}
