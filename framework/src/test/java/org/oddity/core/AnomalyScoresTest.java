package org.oddity.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnomalyScoresTest {
  @Test
  void namesWhatCannotBeRanked() {
    assertThat(AnomalyScores.of(1, 2).defect()).isEmpty();
    assertThat(AnomalyScores.of(1).defect()).isEmpty();
    assertThat(AnomalyScores.of(3, 3, 3).defect()).isEqualTo("all 3 scores are 3.0");
    assertThat(AnomalyScores.of(1, Double.NaN).defect()).isEqualTo("score 1 of 2 is NaN");
    assertThat(AnomalyScores.of(Double.POSITIVE_INFINITY, 1).defect())
        .isEqualTo("score 0 of 2 is Infinity");
  }

  @Test
  void cannotBeChangedFromOutside() {
    double[] values = {1, 2};
    AnomalyScores scores = AnomalyScores.of(values);
    values[0] = 9;
    scores.values()[1] = 9;
    assertThat(scores.values()).containsExactly(1, 2);
  }
}
