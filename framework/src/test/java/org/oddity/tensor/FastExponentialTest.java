package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class FastExponentialTest {
  /** From 0 to 1000, close together near 0. */
  private static final double[] PLACES =
      DoubleStream.iterate(0, x -> x * 1.003 + 1e-6).takeWhile(x -> x < 1000).toArray();

  @Test
  void keepsWithinTheErrorThatItStates() {
    double[] found = new double[PLACES.length];
    FastExponential.exponentials(PLACES, PLACES.length, 0, -1, found);
    for (int i = 0; i < PLACES.length; i++) {
      assertThat(found[i]).isCloseTo(Math.exp(-PLACES[i]), within(1e-14)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void isExactToTheRoundingOfSinglePrecision() {
    float[] x = new float[PLACES.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) PLACES[i];
    }
    float[] found = FastExponential.of(x, -0.5);
    for (int i = 0; i < x.length; i++) {
      assertThat((double) found[i]).isCloseTo(Math.exp(-0.5 * x[i]), within(3.1e-8));
    }
  }

  @Test
  void sumsFromTheOriginOverTheFirstPlaces() {
    int count = 103;
    double[] moved = Arrays.stream(PLACES).map(x -> x + 0.5).toArray();
    double expected = Arrays.stream(PLACES, 0, count).map(x -> Math.exp(-2000 * x)).sum();
    assertThat(FastExponential.sum(moved, count, 0.5, -2000, new double[count]))
        .isCloseTo(expected, within(1e-10));
  }
}
