package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanAndDeviationTest {
  @Test
  void theDeviationIsThatOfASample() {
    MeanAndDeviation summary = MeanAndDeviation.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(summary.mean()).isEqualTo(5);
    assertThat(summary.deviation().orElseThrow()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
    assertThat(summary.count()).isEqualTo(8);
    assertThat(summary.format(3)).isEqualTo("5.000 ± 2.138");
  }

  @Test
  void oneValueHasNoDeviation() {
    MeanAndDeviation summary = MeanAndDeviation.of(0.75);
    assertThat(summary.deviation()).isEmpty();
    assertThat(summary.format(2)).isEqualTo("0.75");
  }

  @Test
  void equalValuesDeviateByNothing() {
    MeanAndDeviation summary = MeanAndDeviation.of(0.1, 0.1, 0.1);
    assertThat(summary.mean()).isEqualTo(0.1);
    assertThat(summary.deviation().orElseThrow()).isZero();
  }

  @Test
  void noValuesAreRefused() {
    assertThatThrownBy(MeanAndDeviation::of).hasMessage("no values, no mean");
  }
}
