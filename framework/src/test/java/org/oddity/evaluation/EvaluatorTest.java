package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.oddity.core.AnomalyScores;
import org.oddity.core.Seeds;

class EvaluatorTest {
  private static final AnomalyScores HELD_OUT = AnomalyScores.of(0, 0.1, 0.2, 0.3, 0.4);
  private static final boolean[] LABELS = {false, false, true, true};

  private static Evaluation evaluate(AnomalyScores scores, AnomalyScores heldOut) {
    return Evaluator.evaluate(scores, LABELS, heldOut, EvaluationOptions.byDefault(), new Seeds(1));
  }

  @Test
  void everyFigureOfACellIsThere() {
    Evaluation evaluation = evaluate(AnomalyScores.of(0.1, 0.5, 0.3, 0.9), HELD_OUT);
    assertThat(evaluation.auroc()).isEqualTo(0.75);
    assertThat(evaluation.aurocLow()).isBetween(0.0, 0.75);
    assertThat(evaluation.aurocHigh()).isBetween(0.75, 1.0);
    assertThat(evaluation.aupr()).isEqualTo(0.5 + 0.5 * 2 / 3);
    assertThat(evaluation.fprAt95Tpr()).isEqualTo(0.5);
    assertThat(evaluation.threshold()).isEqualTo(0.38);
    assertThat(evaluation.f1()).isEqualTo(0.5);
    assertThat(evaluation.precision()).isEqualTo(0.5);
    assertThat(evaluation.recall()).isEqualTo(0.5);
    assertThat(evaluation.accuracy()).isEqualTo(0.5);
    assertThat(evaluation.balancedAccuracy()).isEqualTo(0.5);
    assertThat(evaluation.normals()).isEqualTo(2);
    assertThat(evaluation.anomalies()).isEqualTo(2);
  }

  @Test
  void metricsHaveTheNamesThatJournalsUseInOrder() {
    Evaluation evaluation =
        new Evaluation(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.11, 0.12, 13, 14);
    assertThat(evaluation.asMetrics().keySet())
        .containsExactly(
            "auroc",
            "auroc-ci-low",
            "auroc-ci-high",
            "aupr",
            "fpr-at-95-tpr",
            "threshold",
            "f1",
            "precision",
            "recall",
            "accuracy",
            "balanced-accuracy");
    assertThat(evaluation.asMetrics().values())
        .containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.11, 0.12);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    TestingScores drawn = TestingScores.draw(4, 100, 30, 1);
    AnomalyScores scores = AnomalyScores.of(drawn.values());
    EvaluationOptions options = EvaluationOptions.byDefault();
    Evaluation first =
        Evaluator.evaluate(scores, drawn.anomalous(), HELD_OUT, options, new Seeds(1));
    assertThat(Evaluator.evaluate(scores, drawn.anomalous(), HELD_OUT, options, new Seeds(1)))
        .isEqualTo(first);
    assertThat(
            Evaluator.evaluate(scores, drawn.anomalous(), HELD_OUT, options, new Seeds(2))
                .aurocLow())
        .isNotEqualTo(first.aurocLow());
  }

  @Test
  void constantAndUndefinedScoresFailWithTheirReason() {
    assertThatThrownBy(() -> evaluate(AnomalyScores.of(2, 2, 2, 2), HELD_OUT))
        .isInstanceOf(UnusableScoresException.class)
        .hasMessage("the test set cannot be ranked: all 4 scores are 2.0");
    assertThatThrownBy(() -> evaluate(AnomalyScores.of(1, 2, Double.NaN, 2), HELD_OUT))
        .isInstanceOf(UnusableScoresException.class)
        .hasMessage("the test set cannot be ranked: score 2 of 4 is NaN");
    assertThatThrownBy(
            () ->
                evaluate(
                    AnomalyScores.of(1, 2, 3, 4), AnomalyScores.of(1, Double.POSITIVE_INFINITY)))
        .isInstanceOf(UnusableScoresException.class)
        .hasMessage("held-out normals set no threshold: score 1 of 2 is Infinity");
  }

  @Test
  void heldOutNormalsMayAllScoreTheSameButMustBeThere() {
    AnomalyScores scores = AnomalyScores.of(0, 1, 2, 3);
    assertThat(evaluate(scores, AnomalyScores.of(0, 0, 0)).threshold()).isEqualTo(0);
    assertThatThrownBy(() -> evaluate(scores, AnomalyScores.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTestImagesHaveNoSayInTheThreshold() {
    double[] scores = {0.1, 0.5, 0.3, 0.9};
    double threshold = evaluate(AnomalyScores.of(scores), HELD_OUT).threshold();
    double[] larger = Arrays.stream(scores).map(s -> s * 1000).toArray();
    assertThat(evaluate(AnomalyScores.of(larger), HELD_OUT).threshold()).isEqualTo(threshold);
  }
}
