package org.oddity.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.oddity.config.InvalidOptionsException;

class SuccessiveHalvingTest {
  private static SuccessiveHalving halving(int from, int to, int factor) {
    return new SuccessiveHalving(from, to, factor, "training.epochs");
  }

  @Test
  void budgetsGrowByTheFactorAndEndWhereAsked() {
    assertThat(halving(1, 27, 3).budgets()).containsExactly(1, 3, 9, 27);
    assertThat(halving(2, 25, 3).budgets()).containsExactly(2, 6, 18, 25);
    assertThat(halving(5, 6, 4).budgets()).containsExactly(5, 6);
    assertThat(halving(1, 1_000_000, 1000).budgets()).containsExactly(1, 1000, 1_000_000);
  }

  @Test
  void oneOfSoManyGoesOnAndNeverNone() {
    assertThat(halving(1, 27, 3).kept(27)).isEqualTo(9);
    assertThat(halving(1, 27, 3).kept(8)).isEqualTo(2);
    assertThat(halving(1, 27, 3).kept(2)).isEqualTo(1);
  }

  @Test
  void refusesBudgetsThatDoNotGrow() {
    assertThatThrownBy(() -> halving(3, 3, 3))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageContaining("to");
    assertThatThrownBy(() -> halving(1, 3, 1)).hasMessageContaining("factor");
  }
}
