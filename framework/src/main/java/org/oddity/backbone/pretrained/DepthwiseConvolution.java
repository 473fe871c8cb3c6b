package org.oddity.backbone.pretrained;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisers;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/**
 * A convolution of each channel with a kernel of its own: {@code [height, width, channels]} to
 * {@code [places, places, channels]}, with weights {@code [kernel, kernel, channels]} and a bias
 * {@code [channels]}. Howard et al., "MobileNets", 2017, §3.1. Only for networks that are asked: it
 * has no gradients, and a tape that is asked for some refuses it. Drawn from N(0, 2/kernel²).
 *
 * @param window how it moves over the image
 */
record DepthwiseConvolution(Window window) implements Layer {
  private static final String WEIGHTS = "weights";
  private static final String BIAS = "bias";

  DepthwiseConvolution {
    requireNonNull(window, "window is null");
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 3) {
      throw new ShapeMismatchException(
          summary() + " takes [height, width, channels], not " + input);
    }
    try {
      return Shape.of(
          window.places(input.length(0)), window.places(input.length(1)), input.length(2));
    } catch (IllegalArgumentException e) {
      throw new ShapeMismatchException(e.getMessage());
    }
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int channels = input.length(2);
    int kernel = window.kernel();
    double deviation = Math.sqrt(2.0 / (kernel * kernel));
    return List.of(
        new ParameterSpec(
            WEIGHTS, Shape.of(kernel, kernel, channels), Initialisers.normal(0, deviation), true),
        new ParameterSpec(BIAS, Shape.of(channels), Initialisers.constant(0), true));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    if (pass.tape().isRecording()) {
      throw new IllegalStateException(
          summary() + " '" + parameters.layer() + "' has no gradients: it can only be asked");
    }
    Tensor result =
        pass.tape()
            .kernels()
            .depthwiseConvolution(
                x.value(), parameters.tensor(WEIGHTS), parameters.tensor(BIAS), window);
    return pass.tape().constant(result);
  }

  @Override
  public String summary() {
    int kernel = window.kernel();
    String stride = window.stride() == 1 ? "" : " / " + window.stride();
    return "depthwise convolution " + kernel + "×" + kernel + stride;
  }
}
