package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfusionTest {
  private static final double[] SCORES = {1, 2, 3, 3, 4};
  private static final boolean[] LABELS = {false, true, false, true, true};

  @Test
  void aScoreAtTheThresholdIsAnomalous() {
    assertThat(Confusion.at(3, SCORES, LABELS)).isEqualTo(new Confusion(2, 1, 1, 1));
    assertThat(Confusion.at(Math.nextUp(3.0), SCORES, LABELS)).isEqualTo(new Confusion(1, 0, 2, 2));
  }

  @Test
  void nothingCalledAnomalousIsZeroPrecisionNotNaN() {
    Confusion none = Confusion.at(5, SCORES, LABELS);
    assertThat(none.precision()).isZero();
    assertThat(none.recall()).isZero();
    assertThat(none.f1()).isZero();
    assertThat(none.accuracy()).isEqualTo(0.4);
    assertThat(none.balancedAccuracy()).isEqualTo(0.5);
  }

  @Test
  void accuracyFlattersWhereAnomaliesAreRareAndBalancedAccuracyDoesNot() {
    Confusion blind = new Confusion(0, 0, 990, 10);
    assertThat(blind.accuracy()).isEqualTo(0.99);
    assertThat(blind.balancedAccuracy()).isEqualTo(0.5);
    assertThat(blind.specificity()).isEqualTo(1);
  }

  @Test
  void whatCannotBeCountedIsRefused() {
    assertThatThrownBy(() -> Confusion.at(Double.NaN, SCORES, LABELS))
        .hasMessageContaining("threshold NaN");
    assertThatThrownBy(() -> Confusion.at(1, SCORES, new boolean[1]))
        .hasMessage("5 scores for 1 labels");
    assertThatThrownBy(() -> new Confusion(-1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
