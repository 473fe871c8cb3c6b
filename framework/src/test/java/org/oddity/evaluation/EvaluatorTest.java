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
    assertThat(evaluation.confusion().f1()).isEqualTo(0.5);
    assertThat(evaluation.confusion().precision()).isEqualTo(0.5);
    assertThat(evaluation.confusion().recall()).isEqualTo(0.5);
    assertThat(evaluation.confusion().accuracy()).isEqualTo(0.5);
    assertThat(evaluation.confusion().balancedAccuracy()).isEqualTo(0.5);
    assertThat(evaluation.confusion()).isEqualTo(new Confusion(1, 1, 1, 1));
  }

  @Test
  void metricsHaveTheNamesThatJournalsUseInOrder() {
    Evaluation evaluation =
        new Evaluation(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, new Confusion(3, 2, 14, 1));
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
            "specificity",
            "accuracy",
            "balanced-accuracy",
            "true-positives",
            "false-positives",
            "true-negatives",
            "false-negatives");
    assertThat(evaluation.asMetrics().values())
        .containsExactly(
            0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 6 / 9.0, 0.6, 0.75, 0.875, 0.85, 0.8125, 3.0, 2.0, 14.0,
            1.0);
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
  void aFixedThresholdNeedsNoHeldOutNormals() {
    EvaluationOptions even = new EvaluationOptions(new ThresholdRule.Fixed(0), 100, 0.95);
    AnomalyScores logits = AnomalyScores.of(-2, 0.5, -0.1, 3);
    Evaluation evaluation =
        Evaluator.evaluate(logits, LABELS, AnomalyScores.of(), even, new Seeds(1));
    assertThat(evaluation.threshold()).isZero();
    assertThat(evaluation.confusion()).isEqualTo(new Confusion(1, 1, 1, 1));
  }

  @Test
  void theTestImagesHaveNoSayInTheThreshold() {
    double[] scores = {0.1, 0.5, 0.3, 0.9};
    double threshold = evaluate(AnomalyScores.of(scores), HELD_OUT).threshold();
    double[] larger = Arrays.stream(scores).map(s -> s * 1000).toArray();
    assertThat(evaluate(AnomalyScores.of(larger), HELD_OUT).threshold()).isEqualTo(threshold);
  }
}
