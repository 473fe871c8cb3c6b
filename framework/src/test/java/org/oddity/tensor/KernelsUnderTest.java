package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.SplittableRandom;

/** Kernels, the type of number they are tried with, and how exact they must be. */
interface KernelsUnderTest {
  Kernels kernels();

  ElementType type();

  /** The greatest error allowed of a number around 1. */
  double tolerance();

  default Tensor tensor(TestingArray array) {
    return kernels().of(type(), array.shape(), array.values());
  }

  default Tensor tensor(Shape shape, double... values) {
    return kernels().of(type(), shape, values);
  }

  /** Numbers from a normal distribution that floats hold exactly, always the same for a seed. */
  static TestingArray random(long seed, int... lengths) {
    SplittableRandom random = new SplittableRandom(seed);
    return TestingArray.zeros(Shape.of(lengths)).map(v -> (float) random.nextGaussian());
  }

  /** Whole numbers from −2 to 2, of which many are equal. */
  static TestingArray coarse(long seed, int... lengths) {
    SplittableRandom random = new SplittableRandom(seed);
    return TestingArray.zeros(Shape.of(lengths)).map(v -> random.nextInt(-2, 3));
  }

  default void check(String what, Tensor actual, TestingArray expected) {
    assertThat(actual.type()).as(what).isEqualTo(type());
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    double[] values = actual.toDoubles();
    for (int i = 0; i < values.length; i++) {
      double wanted = expected.values()[i];
      boolean close =
          Double.isFinite(wanted)
              ? Math.abs(values[i] - wanted) <= tolerance() * (1 + Math.abs(wanted))
              : values[i] == wanted;
      if (!close) {
        fail("%s: %s instead of %s at %s of %s", what, values[i], wanted, i, expected.shape());
      }
    }
  }
}
