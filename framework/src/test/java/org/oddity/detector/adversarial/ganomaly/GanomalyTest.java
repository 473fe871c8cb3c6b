package org.oddity.detector.adversarial.ganomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.Detector;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.evaluation.RocCurve;

class GanomalyTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);
  private static final String SMALL =
      "backbone: {backbone: dcgan, width: 8, latent: 16, bias: false},"
          + " discriminator: {backbone: dcgan, width: 8, bias: false}";

  private static TestingFactories<?> factory(String options, int epochs) {
    return TestingFactories.of(
        "ganomaly",
        "{%s, %s, training: {epochs: %d, batch-size: 16, images-at: [1, 3], optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}, checkpoint: {kind: epochs, every: 1}}}"
            .formatted(options, SMALL, epochs));
  }

  private static FittedDetector fit(TestingFactories<?> factory, Heard heard) {
    return ((Detector) factory.create()).fit(TestingBlobs.normals(), heard.context());
  }

  private static double[] scores(TestingFactories<?> factory, Heard heard) {
    try (FittedDetector fitted = fit(factory, heard)) {
      return fitted.score(TEST.images()).values();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"latent", "l1", "reconstruction"})
  void everyScoreSeparatesAnObviousAnomaly(String score) {
    // Codes can be compared once both encoders have learned: twelve epochs are too few.
    double[] scores = scores(factory("score: " + score, 40), new Heard());
    assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isGreaterThan(0.9);
  }

  @Test
  void tellsOfEveryTermAndOfHealth() {
    Heard heard = new Heard();
    try (FittedDetector fitted = fit(factory("score: latent", 3), heard)) {
      assertThat(fitted).isInstanceOf(LocalisingDetector.class);
      assertThat(fitted.state().asMap().keySet())
          .noneMatch(name -> name.contains("discriminator") || name.endsWith("bias"));
    }
    assertThat(heard.metrics())
        .containsKeys(
            "training/generator-loss",
            "training/generator-loss-adversarial",
            "training/generator-loss-contextual",
            "training/generator-loss-encoder",
            "training/discriminator-loss",
            "training/discriminator-accuracy",
            "training/generator-gradient-norm",
            "training/discriminator-gradient-norm",
            "training/generated-spread",
            "training/validation-loss");
    assertThat(heard.metric("training/discriminator-reinitialised")).isZero();
    assertThat(heard.metric("training/discriminator-gradient-norm")).isPositive();
    assertThat(heard.metric("training/generator-loss"))
        .isCloseTo(
            heard.metric("training/generator-loss-adversarial")
                + 50 * heard.metric("training/generator-loss-contextual")
                + heard.metric("training/generator-loss-encoder"),
            withPercentage(0.01));
    assertThat(heard.images())
        .containsKeys("training/reconstructions/1", "training/reconstructions/3");
  }

  @Test
  void aTermOfWeightNothingIsNotComputed() {
    Heard heard = new Heard();
    scores(factory("weights: {adversarial: 0, encoder: 0}", 3), heard);
    assertThat(heard.metrics())
        .containsKey("training/generator-loss")
        .doesNotContainKeys(
            "training/generator-loss-adversarial",
            "training/generator-loss-encoder",
            "training/discriminator-loss",
            "training/discriminator-reinitialised");
    assertThatThrownBy(() -> factory("weights: {adversarial: 0, encoder: 0, contextual: 0}", 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("weights.contextual: must be above 0 where all others are 0");
  }

  @Test
  void aDiscriminatorThatHasWonIsDrawnAnew() {
    Heard always = new Heard();
    double[] redrawn = scores(factory("reinitialise-below: 100", 3), always);
    assertThat(always.metric("training/discriminator-reinitialised")).isEqualTo(1);
    Heard never = new Heard();
    double[] kept = scores(factory("reinitialise-below: 0", 3), never);
    assertThat(never.metrics()).doesNotContainKey("training/discriminator-reinitialised");
    assertThat(redrawn).isNotEqualTo(kept);
    assertThat(scores(factory("reinitialise-below: 100", 3), new Heard())).isEqualTo(redrawn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"score: latent", "reinitialise-below: 100"})
  void aStoppedTrainingGoesOnToTheSameBits(String options) {
    TestingFactories<?> factory = factory(options, 4);
    double[] whole = scores(factory, new Heard());
    Heard heard = new Heard();
    heard.stopAfter(2);
    assertThatThrownBy(() -> scores(factory, heard)).isInstanceOf(CancellationException.class);
    heard.stopAfter(Long.MAX_VALUE);
    assertThat(scores(factory, heard)).isEqualTo(whole);
    assertThat(heard.resumedAt()).isEqualTo(2);
  }

  @Test
  void aShapeThatTheBackboneCannotTakeIsSaid() {
    assertThat(factory("score: latent", 1).conflicts(new ImageShape(30, 30, 3)))
        .singleElement()
        .asString()
        .contains("30x30");
  }
}
