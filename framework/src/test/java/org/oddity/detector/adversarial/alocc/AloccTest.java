package org.oddity.detector.adversarial.alocc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.TestingGames;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.evaluation.RocCurve;

class AloccTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);

  @Test
  void theReconstructionOfAnObviousAnomalyIsBad() {
    double[] scores =
        TestingGames.scores(TestingGames.of("alocc", "score: reconstruction, ", 12), new Heard());
    assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isGreaterThan(0.9);
    for (double score : scores) {
      assertThat(score).isBetween(0.0, 1.0);
    }
  }

  @Test
  void theReconstructionImproves() {
    Heard once = new Heard();
    TestingGames.fit(TestingGames.of("alocc", "", 1), once).close();
    Heard often = new Heard();
    TestingGames.fit(TestingGames.of("alocc", "", 12), often).close();
    assertThat(often.metric("training/validation-loss"))
        .isLessThan(0.5 * once.metric("training/validation-loss"));
  }

  @Test
  void tellsOfEveryTerm() {
    Heard heard = new Heard();
    TestingGames.fit(TestingGames.of("alocc", "", 2), heard).close();
    assertThat(heard.metrics())
        .containsKeys(
            "training/reconstructor-loss",
            "training/reconstructor-loss-adversarial",
            "training/reconstructor-loss-reconstruction",
            "training/validation-loss");
  }

  @Test
  void aTermOfWeightNothingIsNotComputed() {
    Heard heard = new Heard();
    TestingGames.fit(TestingGames.of("alocc", "weights: {reconstruction: 0}, ", 2), heard).close();
    assertThat(heard.metrics())
        .containsKeys("training/reconstructor-loss", "training/discriminator-loss")
        .doesNotContainKeys(
            "training/reconstructor-loss-adversarial",
            "training/reconstructor-loss-reconstruction");
  }

  @Test
  void withoutTheGameThereIsNoDiscriminator() {
    Heard heard = new Heard();
    String options = "weights: {adversarial: 0}, score: reconstruction, ";
    try (FittedDetector fitted = TestingGames.fit(TestingGames.of("alocc", options, 2), heard)) {
      assertThat(heard.metrics().keySet()).noneMatch(name -> name.contains("discriminator-loss"));
      assertThat(fitted.state().scope("networks").scope("discriminator").asMap()).isEmpty();
    }
  }

  @Test
  void eachScoreIsAnotherOne() {
    double[] refined = TestingGames.scores(TestingGames.of("alocc", "", 2), new Heard());
    double[] original =
        TestingGames.scores(TestingGames.of("alocc", "score: original, ", 2), new Heard());
    assertThat(refined).isNotEqualTo(original);
  }

  @Test
  void someTermMustBeThere() {
    assertThatThrownBy(
            () -> TestingFactories.of("alocc", "{weights: {adversarial: 0, reconstruction: 0}}"))
        .hasMessageContaining("adversarial");
  }
}
