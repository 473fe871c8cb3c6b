package org.oddity.detector.adversarial.skipganomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

class SkipGanomalyTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);
  private static final String SMALL =
      "backbone: {backbone: unet, width: 8},"
          + " discriminator: {backbone: dcgan, width: 8, latent: 16, bias: false}";

  private static TestingFactories<?> factory(String options, int epochs) {
    return TestingFactories.of(
        "skip-ganomaly",
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
  @CsvSource({"0.9, 12", "1, 12", "0, 60"})
  void pixelsAndFeaturesSeparateAnObviousAnomaly(String lambda, int epochs) {
    double[] scores = scores(factory("lambda: " + lambda, epochs), new Heard());
    assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isGreaterThan(0.9);
  }

  @Test
  void refusesAMeanOfDiscriminatorsThatWereDrawnAnew() {
    String averaged = "{training: {average: 0.9}%s}";
    assertThatThrownBy(() -> TestingFactories.of("skip-ganomaly", averaged.formatted("")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("reinitialise-below: must be 0 with training.average");
    for (String allowed : List.of(", reinitialise-below: 0", ", lambda: 1")) {
      assertThat(TestingFactories.of("skip-ganomaly", averaged.formatted(allowed))).isNotNull();
    }
  }

  @Test
  void tellsOfEveryTermAndOfHealth() {
    Heard heard = new Heard();
    try (FittedDetector fitted = fit(factory("lambda: 0.9", 3), heard)) {
      assertThat(fitted).isInstanceOf(LocalisingDetector.class);
      assertThat(fitted.state().asMap().keySet())
          .anyMatch(name -> name.startsWith("networks.discriminator.features"))
          .noneMatch(name -> name.contains("discriminator") && name.endsWith("bias"));
    }
    assertThat(heard.metrics())
        .containsKeys(
            "training/generator-loss",
            "training/generator-loss-adversarial",
            "training/generator-loss-contextual",
            "training/generator-loss-latent",
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
                + heard.metric("training/generator-loss-latent"),
            withPercentage(0.01));
    assertThat(heard.images())
        .containsKeys("training/reconstructions/1", "training/reconstructions/3");
  }

  @Test
  void aTermOfWeightNothingIsNotComputed() {
    Heard heard = new Heard();
    String weights = "weights: {adversarial: 0, latent: 0}, lambda: 1";
    try (FittedDetector fitted = fit(factory(weights, 3), heard)) {
      assertThat(fitted.state().asMap().keySet()).noneMatch(name -> name.contains("discriminator"));
    }
    assertThat(heard.metrics())
        .containsKey("training/generator-loss")
        .doesNotContainKeys(
            "training/generator-loss-adversarial",
            "training/generator-loss-latent",
            "training/discriminator-loss",
            "training/discriminator-reinitialised");
    assertThatThrownBy(() -> factory("weights: {adversarial: 0, latent: 0, contextual: 0}", 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("weights.contextual: must be above 0 where all others are 0");
  }

  @Test
  void theDiscriminatorMayMakeTheLatentLossSmallToo() {
    Heard paper = new Heard();
    double[] byPaper = scores(factory("discriminator-latent: false", 3), paper);
    assertThat(paper.metrics()).doesNotContainKey("training/discriminator-loss-latent");
    Heard code = new Heard();
    double[] byCode = scores(factory("discriminator-latent: true", 3), code);
    assertThat(code.metrics())
        .containsKeys("training/discriminator-loss-latent", "training/discriminator-loss-verdicts");
    assertThat(byCode).isNotEqualTo(byPaper);
  }

  @Test
  void theScoreIsAMixOfBothErrors() {
    double[] pixels = scores(factory("lambda: 1", 3), new Heard());
    double[] features = scores(factory("lambda: 0", 3), new Heard());
    double[] mixed = scores(factory("lambda: 0.9", 3), new Heard());
    for (int i = 0; i < mixed.length; i++) {
      assertThat(mixed[i]).isCloseTo(0.9 * pixels[i] + 0.1 * features[i], within(1e-12));
    }
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
  @ValueSource(strings = {"lambda: 0.9", "reinitialise-below: 100"})
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
  void aShapeThatTheBackbonesCannotTakeIsSaid() {
    assertThat(factory("lambda: 0.9", 1).conflicts(new ImageShape(30, 30, 3)))
        .hasSize(2)
        .allSatisfy(sentence -> assertThat(sentence).contains("30x30"));
  }
}
