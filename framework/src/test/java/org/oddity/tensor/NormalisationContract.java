package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Batch norm. */
interface NormalisationContract extends KernelsUnderTest {
  double EPSILON = 1e-3;

  static int[][] shapes() {
    return new int[][] {{4, 3, 5, 6}, {7, 3}, {1, 1, 1, 2}, {1, 3, 3, 1}, {2, 2, 2, 2, 4}, {64, 8}};
  }

  /** Its definition on {@code [rows, channels]}. */
  record Definition(TestingArray mean, TestingArray variance, TestingArray normal) {
    static Definition of(TestingArray x) {
      int channels = x.shape().length(-1);
      int rows = x.shape().size() / channels;
      TestingArray mean = TestingArray.zeros(Shape.of(channels));
      TestingArray variance = TestingArray.zeros(Shape.of(channels));
      for (int i = 0; i < x.values().length; i++) {
        mean.add(x.values()[i] / rows, i % channels);
      }
      for (int i = 0; i < x.values().length; i++) {
        double deviation = x.values()[i] - mean.at(i % channels);
        variance.add(deviation * deviation / rows, i % channels);
      }
      return new Definition(
          mean,
          variance,
          x.zip(mean, (v, m) -> v - m).zip(variance, (d, s) -> d / Math.sqrt(s + EPSILON)));
    }
  }

  @Test
  default void normalisesByTheBatch() {
    for (int[] lengths : shapes()) {
      // Far from zero: the mean of squares less the squared mean would have few digits left.
      TestingArray x = KernelsUnderTest.random(1, lengths).map(v -> (float) (0.5 * v + 20));
      TestingArray scale = scale(lengths);
      TestingArray shift = KernelsUnderTest.random(3, lengths[lengths.length - 1]);
      Definition definition = Definition.of(x);
      Kernels.Normalised result =
          kernels().batchNorm(tensor(x), tensor(scale), tensor(shift), EPSILON, Optional.empty());
      TestingArray y = definition.normal().zip(scale, (v, s) -> v * s).zip(shift, Double::sum);
      check("y " + x.shape(), rounded(result.y()), rounded(y));
      check("mean " + x.shape(), result.mean(), definition.mean());
      check("variance " + x.shape(), result.variance(), definition.variance());
      Kernels.Normalised activated =
          kernels()
              .batchNorm(
                  tensor(x),
                  tensor(scale),
                  tensor(shift),
                  EPSILON,
                  Optional.of(Elementwise.relu(0.2)));
      check(
          "activated " + x.shape(),
          rounded(activated.y()),
          rounded(y.map(v -> v > 0 ? v : 0.2 * v)));
    }
  }

  private static TestingArray scale(int... lengths) {
    return KernelsUnderTest.random(2, lengths[lengths.length - 1]).map(v -> (float) (v + 2));
  }

  /** A tenth: what is subtracted from numbers around 20 has that many digits less. */
  private Tensor rounded(Tensor x) {
    return kernels().apply(Elementwise.linear(0.1, 0), x);
  }

  private static TestingArray rounded(TestingArray x) {
    return x.map(v -> 0.1 * v);
  }

  @Test
  default void normalisesByGivenStatistics() {
    for (int[] lengths : shapes()) {
      TestingArray x = KernelsUnderTest.random(1, lengths);
      TestingArray scale = scale(lengths);
      TestingArray shift = KernelsUnderTest.random(3, lengths[lengths.length - 1]);
      TestingArray mean = KernelsUnderTest.random(4, lengths[lengths.length - 1]);
      TestingArray variance =
          KernelsUnderTest.random(5, lengths[lengths.length - 1]).map(v -> (float) (v * v));
      Tensor y =
          kernels()
              .batchNorm(
                  tensor(x), tensor(scale), tensor(shift), tensor(mean), tensor(variance), EPSILON);
      TestingArray factor = variance.zip(scale, (v, s) -> s / Math.sqrt(v + EPSILON));
      check(
          "y " + x.shape(),
          y,
          x.zip(mean, (v, m) -> v - m).zip(factor, (d, f) -> d * f).zip(shift, Double::sum));
    }
  }

  @Test
  default void differentiatesNormalisation() {
    for (int[] lengths : shapes()) {
      TestingArray x = KernelsUnderTest.random(1, lengths);
      TestingArray scale = scale(lengths);
      TestingArray shift = KernelsUnderTest.random(3, lengths[lengths.length - 1]);
      TestingArray dy = KernelsUnderTest.random(4, lengths);
      Kernels.Normalised result =
          kernels().batchNorm(tensor(x), tensor(scale), tensor(shift), EPSILON, Optional.empty());
      Kernels.NormalisedGradients gradients =
          kernels().batchNormGradients(tensor(x), tensor(scale), result, EPSILON, tensor(dy));
      Definition definition = Definition.of(x);
      TestingArray byScale = sums(dy.zip(definition.normal(), (d, v) -> d * v));
      TestingArray byShift = sums(dy);
      check("scale " + x.shape(), gradients.scale(), byScale);
      check("shift " + x.shape(), gradients.shift(), byShift);
      double rows = (double) x.shape().size() / byShift.values().length;
      TestingArray centred =
          dy.zip(byShift, (d, s) -> d - s / rows)
              .zip(definition.normal().zip(byScale, (v, s) -> v * s / rows), (d, v) -> d - v);
      TestingArray factor = definition.variance().zip(scale, (v, s) -> s / Math.sqrt(v + EPSILON));
      check("x " + x.shape(), gradients.x(), centred.zip(factor, (d, f) -> d * f));
    }
  }

  private static TestingArray sums(TestingArray x) {
    TestingArray sums = TestingArray.zeros(Shape.of(x.shape().length(-1)));
    for (int i = 0; i < x.values().length; i++) {
      sums.add(x.values()[i], i % sums.values().length);
    }
    return sums;
  }

  @Test
  default void normalisesToTheSameBitsTwice() {
    Tensor x = tensor(KernelsUnderTest.random(1, 32, 16, 16, 8));
    Tensor scale = tensor(scale(8));
    Tensor shift = tensor(KernelsUnderTest.random(3, 8));
    Kernels.Normalised first = kernels().batchNorm(x, scale, shift, EPSILON, Optional.empty());
    Tensor gradient = kernels().batchNormGradients(x, scale, first, EPSILON, first.y()).x();
    for (int i = 0; i < 5; i++) {
      Kernels.Normalised again = kernels().batchNorm(x, scale, shift, EPSILON, Optional.empty());
      assertThat(again.y().toDoubles()).isEqualTo(first.y().toDoubles());
      assertThat(again.variance().toDoubles()).isEqualTo(first.variance().toDoubles());
      assertThat(kernels().batchNormGradients(x, scale, again, EPSILON, first.y()).x().toDoubles())
          .isEqualTo(gradient.toDoubles());
    }
  }

  @Test
  default void refusesStatisticsOfOtherChannels() {
    Tensor x = tensor(KernelsUnderTest.random(1, 4, 3));
    Tensor three = tensor(KernelsUnderTest.random(1, 3));
    Tensor four = tensor(KernelsUnderTest.random(1, 4));
    assertThatThrownBy(() -> kernels().batchNorm(x, three, four, EPSILON, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[3]")
        .hasMessageContaining("[4]");
    assertThatThrownBy(() -> kernels().batchNorm(x, three, three, three, four, EPSILON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
