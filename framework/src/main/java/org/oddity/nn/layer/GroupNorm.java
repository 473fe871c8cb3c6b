package org.oddity.nn.layer;

import java.util.List;
import org.oddity.autograd.Normalisations;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisers;
import org.oddity.tensor.Shape;

/**
 * Brings each group of neighbouring channels of each image to mean 0 and variance 1, then scales
 * and shifts each channel; {@code [height, width, channels]} stays as it is. Wu and He, "Group
 * Normalization", ECCV 2018, equations 1 to 7.
 *
 * @param groups a divisor of the channels; as many as these: instance normalisation
 * @param epsilon added to the variance, above 0
 */
public record GroupNorm(int groups, double epsilon) implements Layer {
  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";

  public GroupNorm {
    if (groups < 1 || !(epsilon > 0)) {
      throw new IllegalArgumentException(
          "groups must be at least 1 and epsilon above 0, were " + groups + " and " + epsilon);
    }
  }

  /** Returns the norm of so many groups, with PyTorch's epsilon of 1e-5. */
  public static GroupNorm of(int groups) {
    return new GroupNorm(groups, 1e-5);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    if (input.length(2) % groups != 0) {
      throw new ShapeMismatchException(
          input.length(2) + " channels cannot be divided into " + groups + " groups");
    }
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Shape each = Shape.of(input.length(-1));
    return List.of(
        new ParameterSpec(SCALE, each, Initialisers.constant(1), true),
        new ParameterSpec(SHIFT, each, Initialisers.constant(0), true));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return Normalisations.groupNorm(
        x, groups, parameters.variable(SCALE, pass), parameters.variable(SHIFT, pass), epsilon);
  }

  @Override
  public String summary() {
    return "group norm of " + groups;
  }
}
