package org.oddity.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmCorrectionTest {
  @Test
  void smallestIsMultipliedByAllAndNoneFallsBelowASmallerOne() {
    assertThat(HolmCorrection.adjust(new double[] {0.04, 0.01, 0.03, 0.005}))
        .containsExactly(new double[] {0.06, 0.03, 0.06, 0.02}, Offset.offset(1e-15));
  }

  @Test
  void nothingExceedsOne() {
    assertThat(HolmCorrection.adjust(new double[] {0.5, 0.9, 0.6})).containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void oneTestNeedsNoCorrectionAndNoneGivesNone() {
    assertThat(HolmCorrection.adjust(new double[] {0.2})).containsExactly(0.2);
    assertThat(HolmCorrection.adjust(new double[0])).isEmpty();
  }

  @Test
  void whatIsNoChanceIsRefused() {
    assertThatThrownBy(() -> HolmCorrection.adjust(new double[] {0.2, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
