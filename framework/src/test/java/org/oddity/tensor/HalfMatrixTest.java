package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfMatrixTest {
  @Test
  void everyHalfIsItself() {
    int numbers = 0;
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = HalfPrecision.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(HalfPrecision.of(value)).isEqualTo((short) bits);
        numbers++;
      }
    }
    // Of either sign 1023 fractions with the greatest exponent are no number.
    assertThat(numbers).isEqualTo(0x10000 - 2 * 1023);
  }

  /** The halves are those of NumPy's float16. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 2e66", "1, 3c00", "-2.7182818, c170", "1.00048828125, 3c00", "1.00146484375, 3c02",
    "65504, 7bff", "65519.99, 7bff", "65520, 7c00", "3e-8, 0001", "2.98e-8, 0000",
    "6.1e-5, 03ff", "6.1035e-5, 0400"
  })
  void roundsToTheNearestAndOfTwoToTheEven(float value, String half) {
    int expected = Integer.parseInt(half, 16);
    assertThat(HalfPrecision.of(value) & 0xffff).isEqualTo(expected);
  }

  @Test
  void survivesPacking() {
    Matrix matrix = Matrix.wrap(3, 3, new float[] {1, -2, 0.5f, 3, 0, 7, 0.25f, -4, 100});
    HalfMatrix halves = HalfMatrix.of(matrix);
    HalfMatrix again = HalfMatrix.ofPacked(3, 3, halves.packed());
    float[] one = new float[6];
    float[] other = new float[6];
    halves.read(1, 2, one);
    again.read(1, 2, other);
    assertThat(other).containsExactly(one);
    assertThat(one).containsExactly(3, 0, 7, 0.25f, -4, 100);
    assertThatThrownBy(() -> HalfMatrix.ofPacked(3, 4, halves.packed()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsTooGreat() {
    assertThatThrownBy(() -> HalfMatrix.of(Matrix.wrap(1, 1, new float[] {1e5f})))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("half precision");
  }
}
