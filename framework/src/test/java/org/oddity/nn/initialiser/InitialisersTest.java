package org.oddity.nn.initialiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingReference;
import org.oddity.nn.Initialiser;
import org.oddity.tensor.Shape;

class InitialisersTest {
  /** Fan-in 400, fan-out 1000; 40,000 draws know a deviation to 0.4 %, by one of its own. */
  private static final Shape CONVOLUTION = Shape.of(5, 5, 16, 100);

  @Test
  void fansAndLimitsAreThoseOfPyTorch() {
    try (TestingReference reference = new TestingReference(getClass(), "torch_fans.txt")) {
      while (reference.hasNext()) {
        String kind = reference.word();
        Shape weights = weights(kind, reference.whole(), reference.whole(), reference.whole());
        assertThat(Fan.of(weights))
            .as(kind)
            .isEqualTo(new Fan(reference.whole(), reference.whole()));
        assertLimit(Initialisation.TORCH.weights(), weights, reference.number());
        assertLimit(Initialisation.TORCH.bias(weights), Shape.of(20_000), reference.number());
      }
    }
  }

  private static Shape weights(String kind, int kernel, int in, int out) {
    return switch (kind) {
      case "dense" -> Shape.of(in, out);
      case "convolution" -> Shape.of(kernel, kernel, in, out);
      case "transposed" -> Shape.of(kernel, kernel, out, in);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static void assertLimit(Initialiser initialiser, Shape shape, double limit) {
    float[] values = initialiser.values(shape, new RandomStream(1));
    double greatest =
        IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();
    assertThat(greatest).isLessThanOrEqualTo(limit * (1 + 1e-6)).isGreaterThan(0.99 * limit);
    assertThat(deviation(values)).isCloseTo(limit / Math.sqrt(3), within(0.02 * limit));
  }

  @ParameterizedTest
  @CsvSource({
    "DCGAN, 0.02",
    "HE_NORMAL, 0.0707106781",
    "HE_UNIFORM, 0.0707106781",
    "XAVIER_NORMAL, 0.0345032780",
    "XAVIER_UNIFORM, 0.0345032780"
  })
  void weightsSpreadAsThePapersSay(Initialisation initialisation, double expected) {
    Shape shape = Shape.of(5, 5, 16, 51);
    Shape fans = initialisation.name().startsWith("XAVIER") ? Shape.of(4, 4, 20, 85) : shape;
    float[] values = initialisation.weights().values(fans, new RandomStream(3));
    assertThat(mean(values)).isCloseTo(0, within(4 * expected / Math.sqrt(values.length)));
    assertThat(deviation(values)).isCloseTo(expected, within(0.02 * expected));
  }

  @Test
  void normalNumbersAreNotEvenlySpread() {
    float[] normal = Initialisers.heNormal().values(CONVOLUTION, new RandomStream(1));
    float[] even = Initialisers.heUniform().values(CONVOLUTION, new RandomStream(1));
    assertThat(kurtosis(normal)).isCloseTo(3, within(0.15));
    assertThat(kurtosis(even)).isCloseTo(1.8, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"6, 6", "12, 5", "4, 9", "1, 7", "7, 1"})
  void orthogonalRowsOrColumns(int rows, int columns) {
    float[] values =
        Initialisers.orthogonal(2).values(Shape.of(rows, columns), new RandomStream(rows));
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double product = 0;
        for (int k = 0; k < length; k++) {
          product += at(values, rows, columns, i, k) * at(values, rows, columns, j, k);
        }
        assertThat(product).isCloseTo(i == j ? 4 : 0, within(1e-5));
      }
    }
  }

  private static double at(float[] values, int rows, int columns, int vector, int place) {
    return columns <= rows ? values[place * columns + vector] : values[vector * columns + place];
  }

  @Test
  void orthogonalWeightsOfAConvolutionAreOrthogonalByOutput() {
    float[] values =
        Initialisation.ORTHOGONAL.weights().values(Shape.of(3, 3, 2, 4), new RandomStream(2));
    double squares = 0;
    double product = 0;
    for (int i = 0; i < 18; i++) {
      squares += values[4 * i] * values[4 * i];
      product += values[4 * i] * values[4 * i + 3];
    }
    assertThat(squares).isCloseTo(1, within(1e-5));
    assertThat(product).isCloseTo(0, within(1e-5));
  }

  @Test
  void orthogonalMatricesAreDrawnEvenly() {
    double sum = 0;
    for (int seed = 0; seed < 2000; seed++) {
      sum += Initialisers.orthogonal(1).values(Shape.of(3, 3), new RandomStream(seed * 7919L))[0];
    }
    assertThat(sum / 2000).isCloseTo(0, within(4 * 0.577 / Math.sqrt(2000)));
  }

  @Test
  void biasesAndNormsStartWhereTheyShould() {
    assertThat(Initialisation.HE_NORMAL.bias(CONVOLUTION).values(Shape.of(2), new RandomStream(1)))
        .containsExactly(0, 0);
    assertThat(Initialisation.TORCH.scale().values(Shape.of(2), new RandomStream(1)))
        .containsExactly(1, 1);
    float[] scales = Initialisation.DCGAN.scale().values(Shape.of(40_000), new RandomStream(1));
    assertThat(mean(scales)).isCloseTo(1, within(4e-4));
    assertThat(deviation(scales)).isCloseTo(0.02, within(4e-4));
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedDrawsTheSame(Initialisation initialisation) {
    Shape shape = Shape.of(3, 4);
    assertThat(initialisation.weights().values(shape, new RandomStream(8)))
        .containsExactly(initialisation.weights().values(shape, new RandomStream(8)))
        .isNotEqualTo(initialisation.weights().values(shape, new RandomStream(9)));
  }

  @Test
  void aBiasHasNoFan() {
    assertThatThrownBy(() -> Fan.of(Shape.of(3))).hasMessageContaining("weights of [3]");
  }

  private static double mean(float[] values) {
    return moment(values, 0, 1);
  }

  private static double deviation(float[] values) {
    return Math.sqrt(moment(values, mean(values), 2));
  }

  private static double kurtosis(float[] values) {
    return moment(values, mean(values), 4) / Math.pow(deviation(values), 4);
  }

  private static double moment(float[] values, double around, int power) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value - around, power);
    }
    return sum / values.length;
  }
}
