package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.Pass;
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
public record DepthwiseConvolution(Window window) implements Layer {
  public DepthwiseConvolution {
    requireNonNull(window, "window is null");
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    return Images.windowed(summary(), window, input, input.length(2));
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int channels = input.length(2);
    int kernel = window.kernel();
    double deviation = Math.sqrt(2.0 / (kernel * kernel));
    return List.of(
        new ParameterSpec(
            Linear.WEIGHTS,
            Shape.of(kernel, kernel, channels),
            Initialisers.normal(0, deviation),
            true),
        new ParameterSpec(Linear.BIAS, Shape.of(channels), Initialisers.constant(0), true));
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
                x.value(),
                parameters.tensor(Linear.WEIGHTS),
                parameters.tensor(Linear.BIAS),
                window);
    return pass.tape().constant(result);
  }

  @Override
  public String summary() {
    return "depthwise convolution " + Images.describe(window);
  }
}
