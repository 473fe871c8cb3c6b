package org.oddity.autograd;

import java.util.Optional;
import java.util.stream.IntStream;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * Normalisations: y = scale · (x − mean) / √(variance + ε) + shift, differing in where mean and
 * variance come from. All variances are divided by the count, not by one less.
 */
public final class Normalisations {
  private Normalisations() {}

  /**
   * A batch norm's result and the statistics it used.
   *
   * @param result as x
   * @param mean of each channel of the batch, {@code [channels]}; lives as long as the tape
   * @param variance of each channel, divided by the count, {@code [channels]}; as the mean
   */
  public record BatchNormalised(Variable result, Tensor mean, Tensor variance) {}

  /**
   * Normalises each channel by the mean and variance of this batch (Ioffe and Szegedy, "Batch
   * Normalization", ICML 2015, Algorithm 1).
   *
   * @param x {@code [..., channels]}
   * @param scale {@code [channels]}
   * @param shift {@code [channels]}
   * @param epsilon added to the variance
   * @param activation applied to the result; see {@link Convolutions}
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static BatchNormalised batchNorm(
      Variable x,
      Variable scale,
      Variable shift,
      double epsilon,
      Optional<Elementwise> activation) {
    requireChannels(x, scale, shift);
    BiasAndActivation.requireFromResult(activation);
    Kernels kernels = x.tape().kernels();
    Kernels.Normalised normalised =
        kernels.batchNorm(x.value(), scale.value(), shift.value(), epsilon, activation);
    Variable result =
        x.tape()
            .record(
                "batch-norm",
                normalised.y(),
                (dy, needed) -> {
                  Tensor linear =
                      BiasAndActivation.gradientBefore(kernels, activation, normalised.y(), dy);
                  Kernels.NormalisedGradients gradients =
                      kernels.batchNormGradients(
                          x.value(), scale.value(), normalised, epsilon, linear);
                  kernels.release(linear);
                  return new Tensor[] {gradients.x(), gradients.scale(), gradients.shift()};
                },
                x,
                scale,
                shift);
    return new BatchNormalised(result, normalised.mean(), normalised.variance());
  }

  /**
   * Normalises each channel by a given mean and variance, which no gradient reaches: batch norm as
   * it is used for scoring.
   *
   * @param x {@code [..., channels]}
   * @param scale {@code [channels]}
   * @param shift {@code [channels]}
   * @param mean {@code [channels]}
   * @param variance {@code [channels]}, at least 0
   * @param epsilon added to the variance
   * @param activation applied to the result; see {@link Convolutions}
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Variable batchNorm(
      Variable x,
      Variable scale,
      Variable shift,
      Tensor mean,
      Tensor variance,
      double epsilon,
      Optional<Elementwise> activation) {
    requireChannels(x, scale, shift);
    BiasAndActivation.requireFromResult(activation);
    Kernels kernels = x.tape().kernels();
    Tensor linear =
        kernels.batchNorm(x.value(), scale.value(), shift.value(), mean, variance, epsilon);
    Tensor y = BiasAndActivation.apply(kernels, linear, Optional.empty(), activation);
    if (!x.tape().isRecording()) {
      return x.tape().record("batch-norm", y, (dy, needed) -> new Tensor[3], x, scale, shift);
    }
    FixedStatistics statistics = FixedStatistics.of(kernels, mean, variance, epsilon);
    return x.tape()
        .record(
            "batch-norm",
            y,
            (dy, needed) -> {
              Tensor before = BiasAndActivation.gradientBefore(kernels, activation, y, dy);
              Tensor[] gradients = {
                needed[0] ? statistics.inputGradient(scale.value(), before) : null,
                needed[1] ? statistics.scaleGradient(x.value(), before) : null,
                needed[2] ? BiasAndActivation.biasGradient(kernels, before) : null
              };
              kernels.release(before);
              return gradients;
            },
            x,
            scale,
            shift);
  }

  /** Copies of running statistics, as a layer may move its own before gradients are asked. */
  private record FixedStatistics(Kernels kernels, Tensor mean, Tensor inverseDeviation) {
    static FixedStatistics of(Kernels kernels, Tensor mean, Tensor variance, double epsilon) {
      Tensor shifted = kernels.apply(Elementwise.linear(1, epsilon), variance);
      Tensor inverse = kernels.apply(Elementwise.power(-0.5), shifted);
      kernels.release(shifted);
      return new FixedStatistics(kernels, kernels.apply(Elementwise.linear(1, 0), mean), inverse);
    }

    Tensor inputGradient(Tensor scale, Tensor dy) {
      Tensor factor = kernels.apply(Binary.MULTIPLY, scale, inverseDeviation);
      Tensor dx = kernels.apply(Binary.MULTIPLY, dy, factor);
      kernels.release(factor);
      return dx;
    }

    Tensor scaleGradient(Tensor x, Tensor dy) {
      Tensor centred = kernels.apply(Binary.SUBTRACT, x, mean);
      Tensor product = kernels.apply(Binary.MULTIPLY, centred, dy);
      kernels.release(centred);
      Tensor sums = BiasAndActivation.biasGradient(kernels, product);
      kernels.release(product);
      Tensor scaled = kernels.apply(Binary.MULTIPLY, sums, inverseDeviation);
      kernels.release(sums);
      return scaled;
    }
  }

  /**
   * Normalises each image, or each part of it, by its own mean and variance over the last axes (Ba,
   * Kiros and Hinton, "Layer Normalization", 2016).
   *
   * @param x {@code [..., last axes]}
   * @param scale of the shape of the last axes, as many as it has
   * @param shift as scale
   * @param epsilon added to the variance
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Variable layerNorm(Variable x, Variable scale, Variable shift, double epsilon) {
    int rank = x.shape().rank();
    int over = scale.shape().rank();
    boolean fits = over >= 1 && over <= rank && scale.shape().equals(shift.shape());
    for (int i = 1; fits && i <= over; i++) {
      fits = scale.shape().length(-i) == x.shape().length(-i);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "a layer norm of "
              + x.shape()
              + " takes scale and shift of its last axes, not "
              + scale.shape()
              + " and "
              + shift.shape());
    }
    int[] axes = IntStream.range(rank - over, rank).toArray();
    return Standardisation.scaleAndShift(
        Standardisation.standardise(x, epsilon, axes), scale, shift);
  }

  /**
   * Normalises each group of neighbouring channels of each image by its own mean and variance (Wu
   * and He, "Group Normalization", ECCV 2018). One group per channel is instance normalisation.
   *
   * @param x {@code [batch, height, width, channels]}
   * @param groups a divisor of the channels
   * @param scale {@code [channels]}
   * @param shift {@code [channels]}
   * @param epsilon added to the variance
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Variable groupNorm(
      Variable x, int groups, Variable scale, Variable shift, double epsilon) {
    requireChannels(x, scale, shift);
    Shape shape = x.shape();
    int channels = shape.length(-1);
    if (shape.rank() != 4 || groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "a group norm takes images whose channels can be divided into "
              + groups
              + " groups, not "
              + shape);
    }
    int batch = shape.length(0);
    int pixels = shape.length(1) * shape.length(2);
    Variable grouped = x.reshape(batch, pixels, groups, channels / groups);
    Variable standard = Standardisation.standardise(grouped, epsilon, 1, 3);
    return Standardisation.scaleAndShift(standard.reshape(shape.lengths()), scale, shift);
  }

  private static void requireChannels(Variable x, Variable scale, Variable shift) {
    if (x.shape().rank() < 2) {
      throw new IllegalArgumentException("a norm takes [batch, ..., channels], not " + x.shape());
    }
    int channels = x.shape().length(-1);
    BiasAndActivation.requireChannels("scale", Optional.of(scale), channels);
    BiasAndActivation.requireChannels("shift", Optional.of(shift), channels);
  }
}
