package org.oddity.detector.adversarial.ocgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.Detector;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.evaluation.RocCurve;

class OcganTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);
  private static final String SMALL =
      "backbone: {backbone: dcgan, width: 8, latent: 16}, classifier: {backbone: dcgan, width: 8},"
          + " visual-discriminator: {backbone: dcgan, width: 8}";

  private static TestingFactories<?> factory(String options, int epochs) {
    return TestingFactories.of(
        "ocgan",
        "{%s, %s, training: {epochs: %d, batch-size: 16, images-at: [1, 3], checkpoint: {kind: epochs, every: 1}}}"
            .formatted(options, SMALL, epochs));
  }

  private static double[] scores(TestingFactories<?> factory, Heard heard) {
    try (FittedDetector fitted =
        ((Detector) factory.create()).fit(TestingBlobs.normals(), heard.context())) {
      return fitted.score(TEST.images()).values();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "official-code"})
  void bothModesSeparateAnObviousAnomaly(String mode) {
    double[] scores = scores(factory("mode: " + mode, 12), new Heard());
    assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isGreaterThan(0.9);
  }

  @Test
  void miningMovesTheClassifiersAnswerTowardsItsTarget() {
    Heard towardsGenerated = new Heard();
    scores(factory("mining: {target: 0}", 3), towardsGenerated);
    assertThat(towardsGenerated.metric("training/answer-after-mining"))
        .isLessThan(towardsGenerated.metric("training/answer-before-mining"));
    Heard towardsReal = new Heard();
    scores(factory("mining: {target: 1, rule: gradient, rate: 1}", 3), towardsReal);
    assertThat(towardsReal.metric("training/answer-after-mining"))
        .isGreaterThan(towardsReal.metric("training/answer-before-mining"));
  }

  @Test
  void tellsOfEveryTermAndOfHealth() {
    Heard heard = new Heard();
    scores(factory("mode: paper", 3), heard);
    assertThat(heard.metrics())
        .containsKeys(
            "training/generator-loss",
            "training/generator-loss-reconstruction",
            "training/generator-loss-visual",
            "training/generator-loss-latent",
            "training/classifier-accuracy",
            "training/visual-discriminator-accuracy",
            "training/latent-discriminator-accuracy",
            "training/generator-gradient-norm",
            "training/generated-spread",
            "training/mined-spread",
            "training/visual-discriminator-deceived",
            "training/latent-distance-from-uniform",
            "training/latent-distance-by-number",
            "training/validation-loss");
    assertThat(heard.metric("training/generator-gradient-norm")).isPositive();
    assertThat(heard.images())
        .containsKeys(
            "training/reconstructions/1", "training/mined/3", "training/latent-histogram/3");
  }

  @Test
  void withoutMiningNobodyAsksTheClassifier() {
    Heard heard = new Heard();
    scores(factory("mining: {steps: 0}", 3), heard);
    assertThat(heard.metrics().keySet()).noneMatch(name -> name.contains("mining"));
    assertThat(heard.metrics())
        .doesNotContainKeys("training/classifier-loss", "training/mined-spread");
    assertThat(heard.images()).containsKey("training/generated/1");
  }

  @Test
  void aTermOfWeightNothingIsNotComputed() {
    Heard heard = new Heard();
    scores(factory("weights: {visual: 0, latent: 0}", 3), heard);
    assertThat(heard.metrics())
        .containsKey("training/generator-loss")
        .doesNotContainKeys(
            "training/generator-loss-visual",
            "training/visual-discriminator-loss",
            "training/classifier-loss",
            "training/latent-discriminator-loss");
  }

  @Test
  void miningBeginsInItsEpoch() {
    Heard heard = new Heard();
    scores(factory("mining: {start-epoch: 4}", 3), heard);
    assertThat(heard.metrics())
        .doesNotContainKeys("training/answer-after-mining", "training/mined-spread");
    assertThat(heard.warnings())
        .hasEntrySatisfying(
            "kept-before-mining",
            text -> assertThat(text).contains("mining begins with epoch 4: they have never seen"));
    Heard inTime = new Heard();
    scores(factory("mining: {start-epoch: 1}", 3), inTime);
    assertThat(inTime.warnings()).doesNotContainKey("kept-before-mining");
  }

  /** Where a sigmoid gives the logits, none of them is below 0, whatever the network knows. */
  @Test
  void theLatentDiscriminatorOfTheAuthorsCodeIsCalledRightByWhatItKnows() {
    Heard heard = new Heard();
    scores(factory("mode: official-code, weights: {latent: 0.001}", 8), heard);
    assertThat(heard.metric("training/latent-discriminator-accuracy")).isGreaterThan(0.55);
  }

  @Test
  void theDiscriminatorSeesMinedDrawsWhereAskedTo() {
    String seen = "mining: {start-epoch: %d, seen-by-discriminator: %s}";
    Heard draws = new Heard();
    Heard mined = new Heard();
    double[] paper = scores(factory(seen.formatted(1, false), 2), draws);
    assertThat(scores(factory(seen.formatted(1, true), 2), mined)).isNotEqualTo(paper);
    String loss = "training/visual-discriminator-loss";
    assertThat(mined.metric(loss)).isPositive().isNotEqualTo(draws.metric(loss));
    double[] never = scores(factory(seen.formatted(3, false), 2), new Heard());
    assertThat(scores(factory(seen.formatted(3, true), 2), new Heard()))
        .as("where nothing is mined yet")
        .isEqualTo(never);
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "official-code"})
  void aStoppedTrainingGoesOnToTheSameBits(String mode) {
    TestingFactories<?> factory = factory("mode: " + mode, 4);
    double[] whole = scores(factory, new Heard());
    Heard heard = new Heard();
    heard.stopAfter(2);
    assertThatThrownBy(() -> scores(factory, heard)).isInstanceOf(CancellationException.class);
    heard.stopAfter(Long.MAX_VALUE);
    assertThat(scores(factory, heard)).isEqualTo(whole);
    assertThat(heard.resumedAt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "official-code"})
  void isValidatedByWhatItScores(String mode) {
    Heard heard = new Heard();
    ImageBatch held = TestingBlobs.normals().validation();
    try (FittedDetector fitted =
        ((Detector) factory("mode: " + mode, 2).create())
            .fit(TestingBlobs.normals(), heard.context())) {
      double mean = Arrays.stream(fitted.score(held).values()).average().orElseThrow();
      assertThat(heard.metric("training/validation-loss")).isCloseTo(mean, within(1e-6));
    }
  }

  @Test
  void scoresAreErrorsOfPixels() {
    double[] scores = scores(factory("mode: paper", 12), new Heard());
    for (double score : scores) {
      assertThat(score).isBetween(0.0, 1.0);
    }
  }

  @Test
  void aShapeThatTheBackboneCannotTakeIsSaid() {
    assertThat(factory("mode: paper", 1).conflicts(new ImageShape(30, 30, 3)))
        .singleElement()
        .asString()
        .contains("30x30");
  }
}
