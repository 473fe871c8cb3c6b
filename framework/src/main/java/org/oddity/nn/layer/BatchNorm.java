package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Normalisations;
import org.oddity.autograd.Variable;
import org.oddity.nn.Initialiser;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.Pass;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.initialiser.Initialisers;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * Brings each channel, the last axis of any shape, to mean 0 and variance 1, then scales and shifts
 * it. Ioffe and Szegedy, "Batch Normalization", ICML 2015, algorithms 1 and 2.
 *
 * <p>In training by the batch's own mean and variance (divided by the count); then the running
 * statistics become {@code (1 − momentum) · running + momentum · batch}, where the batch's variance
 * is the unbiased one, as PyTorch does. TensorFlow and MXNet call 1 − momentum the momentum. While
 * scoring by the running statistics, so that no score depends on the batch it sits in. A pass for
 * training moves the statistics even where nobody asks for gradients: a frozen network is given a
 * pass for inference, or one {@link Pass#withoutStatistics}.
 *
 * @param epsilon added to the variance, above 0
 * @param momentum share of the newest batch, in (0, 1]
 * @param affine whether it has a scale and a shift of its own
 * @param scale how the scale is drawn
 */
public record BatchNorm(double epsilon, double momentum, boolean affine, Initialiser scale)
    implements Layer {
  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";
  private static final String MEAN = "running-mean";
  private static final String VARIANCE = "running-variance";

  public BatchNorm {
    requireNonNull(scale, "scale is null");
    if (!(epsilon > 0) || !(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "epsilon must be above 0 and momentum in (0, 1], were " + epsilon + " and " + momentum);
    }
  }

  /** Returns a batch norm with PyTorch's numbers: epsilon 1e-5, momentum 0.1, scales from 1. */
  public static BatchNorm standard() {
    return new BatchNorm(1e-5, 0.1, true, Initialisers.constant(1));
  }

  /** Returns this without scale and shift, as in Deep SVDD, where a shift could collapse. */
  public BatchNorm withoutAffine() {
    return new BatchNorm(epsilon, momentum, false, scale);
  }

  /** Returns this with another number added to the variance. */
  public BatchNorm epsilon(double number) {
    return new BatchNorm(number, momentum, affine, scale);
  }

  /** Returns this with another share of the newest batch. */
  public BatchNorm momentum(double share) {
    return new BatchNorm(epsilon, share, affine, scale);
  }

  /** Returns this with scales drawn in another way. */
  public BatchNorm drawn(Initialisation by) {
    return new BatchNorm(epsilon, momentum, affine, by.scale());
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Shape channels = Shape.of(input.length(-1));
    List<ParameterSpec> specs = new ArrayList<>();
    if (affine) {
      specs.add(new ParameterSpec(SCALE, channels, scale, true));
      specs.add(new ParameterSpec(SHIFT, channels, Initialisers.constant(0), true));
    }
    specs.add(new ParameterSpec(MEAN, channels, Initialisers.constant(0), false));
    specs.add(new ParameterSpec(VARIANCE, channels, Initialisers.constant(1), false));
    return specs;
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return forward(x, parameters, pass, Optional.empty());
  }

  /** Applies it and an activation. */
  Variable forward(
      Variable x, LayerParameters parameters, Pass pass, Optional<Elementwise> activation) {
    Variable by = affine(SCALE, 1, x, parameters, pass);
    Variable plus = affine(SHIFT, 0, x, parameters, pass);
    Tensor mean = parameters.tensor(MEAN);
    Tensor variance = parameters.tensor(VARIANCE);
    if (!pass.isTraining()) {
      return Normalisations.batchNorm(x, by, plus, mean, variance, epsilon, activation);
    }
    int count = x.shape().size() / x.shape().length(-1);
    if (count < 2) {
      throw new IllegalArgumentException(
          "batch norm '"
              + parameters.layer()
              + "' cannot train on one number per channel, "
              + x.shape()
              + ": take batches of at least 2");
    }
    Normalisations.BatchNormalised result =
        Normalisations.batchNorm(x, by, plus, epsilon, activation);
    if (pass.movesStatistics()) {
      Kernels kernels = pass.tape().kernels();
      move(kernels, mean, result.mean(), 1);
      move(kernels, variance, result.variance(), count / (count - 1.0));
    }
    return result.result();
  }

  private void move(Kernels kernels, Tensor running, Tensor batch, double factor) {
    kernels.scale(running, 1 - momentum);
    kernels.addScaled(running, momentum * factor, batch);
  }

  private Variable affine(
      String name, double otherwise, Variable x, LayerParameters parameters, Pass pass) {
    if (affine) {
      return parameters.variable(name, pass);
    }
    ElementType type = x.value().type();
    Shape channels = Shape.of(x.shape().length(-1));
    return pass.tape().constant(pass.tape().kernels().full(type, channels, otherwise));
  }

  /** Applies a layer with this norm, by the running statistics, taken into its weights. */
  Variable taken(
      Linear layer,
      LayerParameters ofLayer,
      LayerParameters own,
      Variable x,
      Pass pass,
      Optional<Elementwise> activation) {
    Variable mean = pass.tape().constant(own.tensor(MEAN));
    Variable factor = pass.tape().constant(own.tensor(VARIANCE)).plus(epsilon).power(-0.5);
    if (affine) {
      factor = factor.times(own.variable(SCALE, pass));
    }
    Variable weights = layer.scaled(ofLayer.variable(Linear.WEIGHTS, pass), factor);
    Variable centred = layer.bias(ofLayer, pass).map(b -> b.minus(mean)).orElse(mean.negate());
    Variable bias = centred.times(factor);
    if (affine) {
      bias = bias.plus(own.variable(SHIFT, pass));
    }
    Variable result = layer.apply(x, weights, Optional.of(bias), activation);
    pass.release(weights);
    return result;
  }

  @Override
  public String summary() {
    return "batch norm";
  }
}
