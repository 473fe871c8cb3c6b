package org.oddity.experiment.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellExplanationTest {
  private static final boolean[] LABELS = {true, false, false, true, false, false, false};
  private static final double[] SCORES = {9, 5, 1, 8, 4, 3, 2};

  @Test
  void takesTheLowestTheHighestAndThoseEvenlyBetween() {
    assertThat(CellExplanation.chosen(LABELS, false, SCORES, 3)).containsExactly(2, 5, 1);
    assertThat(CellExplanation.chosen(LABELS, false, SCORES, 2)).containsExactly(2, 1);
    assertThat(CellExplanation.chosen(LABELS, false, SCORES, 1)).containsExactly(5);
  }

  @Test
  void takesAllWhereThereAreNoMore() {
    assertThat(CellExplanation.chosen(LABELS, true, SCORES, 4)).containsExactly(3, 0);
    assertThat(CellExplanation.chosen(new boolean[2], true, new double[2], 4)).isEmpty();
  }
}
