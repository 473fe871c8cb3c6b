package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.autograd.Normalisations;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.Pass;
import org.oddity.nn.initialiser.Initialisers;
import org.oddity.tensor.Shape;

/**
 * Brings each image to mean 0 and variance 1, then scales and shifts each number; any shape stays
 * as it is. Ba, Kiros and Hinton, "Layer Normalization", 2016, §3.
 *
 * @param over what is brought to mean 0 at a time
 * @param epsilon added to the variance, above 0
 */
public record LayerNorm(Over over, double epsilon) implements Layer {
  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";

  /** What is brought to mean 0 at a time. */
  public enum Over {
    /** All numbers of an image: the paper's layer. */
    IMAGE,
    /** The channels of each pixel, as transformers and ConvNeXt do. */
    CHANNELS
  }

  public LayerNorm {
    requireNonNull(over, "over is null");
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon must be above 0, was " + epsilon);
    }
  }

  /** Returns the norm of whole images, with PyTorch's epsilon of 1e-5. */
  public static LayerNorm ofImages() {
    return new LayerNorm(Over.IMAGE, 1e-5);
  }

  /** Returns the norm of each pixel, with PyTorch's epsilon of 1e-5. */
  public static LayerNorm ofChannels() {
    return new LayerNorm(Over.CHANNELS, 1e-5);
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Shape each = over == Over.IMAGE ? input : Shape.of(input.length(-1));
    return List.of(
        new ParameterSpec(SCALE, each, Initialisers.constant(1), true),
        new ParameterSpec(SHIFT, each, Initialisers.constant(0), true));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return Normalisations.layerNorm(
        x, parameters.variable(SCALE, pass), parameters.variable(SHIFT, pass), epsilon);
  }

  @Override
  public String summary() {
    return over == Over.IMAGE ? "layer norm" : "layer norm of channels";
  }
}
