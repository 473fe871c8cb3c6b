package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.oddity.config.OptionDescription;
import org.oddity.config.Options;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;

class ThresholdRuleTest {
  private static double[] upTo(int count) {
    return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
  }

  private static double rate(double threshold, double[] normals) {
    return (double) Arrays.stream(normals).filter(s -> s >= threshold).count() / normals.length;
  }

  @Test
  void theQuantileLiesBetweenScoresAsNumPyPutsIt() {
    // numpy.quantile(numpy.arange(1, 21), 0.95) and of 1…101
    assertThat(new ThresholdRule.Quantile(0.95).threshold(upTo(20)))
        .isCloseTo(19.05, within(1e-12));
    assertThat(new ThresholdRule.Quantile(0.95).threshold(upTo(101))).isEqualTo(96);
  }

  @Test
  void theQuantileMayCallMoreNormalsAnomalousThanItsShareSays() {
    double[] normals = upTo(101);
    double interpolated = new ThresholdRule.Quantile(0.95).threshold(normals);
    double conservative = new ThresholdRule.TargetFpr(0.05).threshold(normals);
    assertThat(rate(interpolated, normals)).isEqualTo(6 / 101.0);
    assertThat(rate(conservative, normals)).isEqualTo(5 / 101.0);
  }

  @Test
  void theTargetRateIsNeverExceededAndNotUndershotWithoutNeed() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      int count = 1 + random.nextInt(60);
      double steps = 1 + random.nextInt(20);
      double[] normals =
          random.doubles(count, -1, 1).map(s -> Math.rint(s * steps) / steps).toArray();
      double wanted = random.nextDouble() * 0.98 + 0.01;
      double threshold = new ThresholdRule.TargetFpr(wanted).threshold(normals);
      assertThat(rate(threshold, normals)).isLessThanOrEqualTo(wanted);
      assertThat(rate(Math.nextDown(threshold), normals)).isGreaterThan(wanted);
    }
  }

  @Test
  void aRateThatBinaryFractionsMissIsStillMet() {
    double threshold = new ThresholdRule.TargetFpr(0.29).threshold(upTo(100));
    assertThat(rate(threshold, upTo(100))).isEqualTo(0.29);
  }

  @Test
  void fewHeldOutNormalsPutTheTargetThresholdAboveAllOfThem() {
    assertThat(new ThresholdRule.TargetFpr(0.05).threshold(upTo(19))).isEqualTo(Math.nextUp(19.0));
  }

  @Test
  void aFixedThresholdDependsOnNothing() {
    assertThat(new ThresholdRule.Fixed(0.25).threshold(new double[0])).isEqualTo(0.25);
    assertThat(new ThresholdRule.Fixed(-3).threshold(upTo(20))).isEqualTo(-3);
    assertThat(bind("{threshold: fixed}").threshold()).isEqualTo(new ThresholdRule.Fixed(0));
    assertThatThrownBy(() -> new ThresholdRule.Fixed(Double.NaN))
        .hasMessageContaining("must be a finite number");
  }

  @Test
  void theScoresAreLeftInTheirOrder() {
    double[] normals = {3, 1, 2};
    new ThresholdRule.Quantile(0.5).threshold(normals);
    new ThresholdRule.TargetFpr(0.5).threshold(normals);
    assertThat(normals).containsExactly(3, 1, 2);
  }

  @Test
  void noThresholdFollowsFromNothing() {
    assertThatThrownBy(() -> new ThresholdRule.Quantile(0.95).threshold(new double[0]))
        .hasMessage("a threshold needs scores of held-out normals");
    assertThatThrownBy(
            () -> new ThresholdRule.TargetFpr(0.05).threshold(new double[] {1, Double.NaN}))
        .hasMessage("held-out score 1 is NaN");
  }

  @Test
  void optionsAreReadFromYaml() {
    assertThat(bind("{}")).isEqualTo(EvaluationOptions.byDefault());
    assertThat(bind("{threshold: target-fpr}").threshold())
        .isEqualTo(new ThresholdRule.TargetFpr(0.05));
    assertThat(
            bind(
                "{threshold: {kind: quantile, share: 0.9}, bootstrap-rounds: 200, confidence: 0.8}"))
        .isEqualTo(new EvaluationOptions(new ThresholdRule.Quantile(0.9), 200, 0.8));
  }

  @Test
  void optionsAreWrittenDownWithTheirKindAndDescribedWithTheirDefaults() {
    assertThat(Options.plain(EvaluationOptions.byDefault()))
        .isEqualTo(
            Map.of(
                "threshold",
                Map.of("kind", "quantile", "share", 0.95),
                "bootstrap-rounds",
                1000,
                "confidence",
                0.95));
    assertThat(OptionDescription.of(EvaluationOptions.class))
        .extracting(OptionDescription::key)
        .containsExactly(
            "threshold",
            "threshold[quantile].share",
            "threshold[target-fpr].rate",
            "threshold[fixed].value",
            "bootstrap-rounds",
            "confidence");
  }

  @Test
  void allRefusedOptionsAreNamedAtOnce() {
    assertThatThrownBy(
            () ->
                bind(
                    "{threshold: {kind: quantile, share: 0.9}, bootstrap-rounds: 9, confidence: 1}"))
        .hasMessageContaining(
            "e.yaml:1:61: evaluation.bootstrap-rounds: must be at least 100, was 9")
        .hasMessageContaining("evaluation.confidence: must be in (0, 1), was 1");
    assertThatThrownBy(() -> bind("{threshold: {kind: target-fpr, rate: 0}}"))
        .hasMessageContaining("e.yaml:1:38: evaluation.threshold.rate: must be in (0, 1), was 0");
    assertThatThrownBy(() -> bind("{threshold: quantil}"))
        .hasMessageContaining("Did you mean 'quantile'?");
  }

  private static EvaluationOptions bind(String yaml) {
    return RecordBinder.bindOrThrow(
        YamlReader.readText(yaml, "e.yaml"), "evaluation", EvaluationOptions.class);
  }
}
