package org.oddity.detector.adversarial.alocc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.oddity.detector.adversarial.TestingSteps.BACKBONE;
import static org.oddity.detector.adversarial.TestingSteps.IMAGES;
import static org.oddity.detector.adversarial.TestingSteps.SHAPE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.config.Kebab;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.TestingSteps;
import org.oddity.nn.Pass;

/** Steps of the game, and the same by hand. */
class AloccStepTest {
  private static final double NOISE = 0.155;
  private static final String[] ALL = {
    AloccNetworks.ENCODER, AloccNetworks.DECODER, AloccNetworks.DISCRIMINATOR
  };

  private static TestingSteps steps(String more) {
    return TestingSteps.of(
        "alocc",
        ("{backbone: %s, discriminator: %s, %s,"
                + " training: {optimiser: {kind: sgd, learning-rate: 0.01}}}")
            .formatted(BACKBONE, BACKBONE, more));
  }

  private static AloccNetworks open(NamedNetworks networks) {
    return new AloccNetworks(networks, OutputRange.SYMMETRIC, SHAPE);
  }

  @Test
  void theReconstructorsLossHasFourTenthsOfTheSumOverAnImagesPixels() {
    TestingSteps steps = steps("noise: 0");
    AloccNetworks networks = open(steps.networks());
    float[] rebuilt =
        TestingSteps.values(
            steps.networks(),
            pass -> networks.reconstruct(networks.values(IMAGES, pass.tape()), pass));
    double error = 0;
    for (int i = 0; i < rebuilt.length; i++) {
      double difference = rebuilt[i] - (2.0 * IMAGES.pixels()[i] - 1);
      error += difference * difference / IMAGES.count();
    }
    Map<String, Double> told = steps.play();
    assertThat(told.get("reconstructor-loss-reconstruction"))
        .isCloseTo(error, withPercentage(1e-3));
    double adversarial = told.get("reconstructor-loss-adversarial");
    assertThat(adversarial).isGreaterThan(0.01);
    assertThat(told.get("reconstructor-loss"))
        .isCloseTo(adversarial + 0.4 * error, withPercentage(1e-3));
  }

  @Test
  void theReconstructorsTermsAreWeighted() {
    Map<String, Double> told = steps("weights: {adversarial: 300, reconstruction: 2}").play();
    assertThat(told.get("reconstructor-loss"))
        .isCloseTo(
            300 * told.get("reconstructor-loss-adversarial")
                + 2 * told.get("reconstructor-loss-reconstruction"),
            withPercentage(1e-3));
  }

  /** Each in its turn, and no other: the discriminator, then the reconstructor deceives it. */
  @Test
  void aStepIsATurnOfEach() {
    TestingSteps steps = steps("weights: {adversarial: 100, reconstruction: 0.4}");
    NamedNetworks before = steps.copy();
    NamedNetworks byHand = steps.copy();
    AloccNetworks networks = open(byHand);
    steps.minimise(
        byHand,
        pass ->
            called(networks.judge(networks.values(IMAGES, pass.tape()), pass), 1)
                .plus(called(networks.judge(reconstructed(networks, pass), pass), 0))
                .times(0.5),
        AloccNetworks.DISCRIMINATOR);
    steps.minimise(
        byHand,
        pass -> {
          Variable reconstructed = reconstructed(networks, pass);
          Variable real = networks.values(IMAGES, pass.tape());
          return called(networks.judge(reconstructed, pass), 1)
              .times(100)
              .plus(reconstructed.minus(real).square().sum().times(0.4 / IMAGES.count()));
        },
        AloccNetworks.ENCODER,
        AloccNetworks.DECODER);
    steps.play();
    TestingSteps.assertLearned(steps.networks(), byHand, before, ALL);
  }

  /** R(x + n) of the first step. */
  private static Variable reconstructed(AloccNetworks networks, Pass pass) {
    Variable real = networks.values(IMAGES, pass.tape());
    return networks.reconstruct(networks.noisy(real, NOISE, TestingSteps.stream()), pass);
  }

  private static Variable called(Variable logits, double target) {
    return Losses.binaryCrossEntropy(logits, target);
  }

  /** Once a step, by what has been learned in it, and without noise. */
  @ParameterizedTest
  @EnumSource(AloccScore.class)
  void runningStatisticsAreThoseOfTheWayOfTheScore(AloccScore score) {
    TestingSteps steps = steps("score: " + Kebab.ofConstant(score));
    NamedNetworks before = steps.copy();
    steps.play();
    NamedNetworks byHand = steps.copy();
    for (String name : ALL) {
      byHand.kernels().assign(byHand.get(name).flatStatistics(), before.get(name).flatStatistics());
    }
    AloccNetworks networks = open(byHand);
    TestingSteps.observe(
        byHand,
        pass -> {
          Variable real = networks.values(IMAGES, pass.tape());
          Variable reconstructed = networks.reconstruct(real, pass);
          networks.judge(score == AloccScore.ORIGINAL ? real : reconstructed, pass);
        });
    TestingSteps.assertObserved(steps.networks(), byHand, before, ALL);
  }
}
