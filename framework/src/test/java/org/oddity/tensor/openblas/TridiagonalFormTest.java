package org.oddity.tensor.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.SymmetricMatrix;

class TridiagonalFormTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "90, 7", "128, 128"})
  void leadingPairsAreThoseOfTheFullDecomposition(int order, int count) {
    SymmetricMatrix matrix =
        TestingTensors.algebra().gramOfColumns(TestingTensors.random(3 * order, order, 31));
    EigenDecomposition all = FullEigen.decompose(matrix, 1);
    try (TridiagonalForm form = new TridiagonalForm(matrix)) {
      assertThat(form.values()).hasSize(order);
      EigenDecomposition leading = form.leading(count);
      assertThat(leading.count()).isEqualTo(count);
      for (int i = 0; i < count; i++) {
        double tolerance = 1e-12 * all.values()[0];
        assertThat(form.values()[i]).isCloseTo(all.values()[i], within(tolerance));
        assertThat(leading.values()[i]).isCloseTo(all.values()[i], within(tolerance));
        assertThat(Math.abs(product(all, leading, i, order))).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void equalValuesHaveOrthogonalVectors() {
    double[] values = new double[36];
    for (int i = 0; i < 6; i++) {
      values[i * 7] = 3;
    }
    try (TridiagonalForm form = new TridiagonalForm(new SymmetricMatrix(6, values))) {
      EigenDecomposition leading = form.leading(4);
      assertThat(leading.values()).containsOnly(3);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = 0;
          for (int k = 0; k < 6; k++) {
            sum += leading.vectors()[i * 6 + k] * leading.vectors()[j * 6 + k];
          }
          assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-12));
        }
      }
    }
  }

  private static double product(EigenDecomposition a, EigenDecomposition b, int pair, int order) {
    double sum = 0;
    for (int i = 0; i < order; i++) {
      sum += a.vectors()[pair * order + i] * b.vectors()[pair * order + i];
    }
    return sum;
  }
}
