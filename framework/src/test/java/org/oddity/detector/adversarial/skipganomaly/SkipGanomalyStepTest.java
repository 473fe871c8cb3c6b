package org.oddity.detector.adversarial.skipganomaly;

import static org.oddity.detector.adversarial.TestingSteps.BACKBONE;
import static org.oddity.detector.adversarial.TestingSteps.IMAGES;
import static org.oddity.detector.adversarial.TestingSteps.SHAPE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.detector.adversarial.Judgement;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.TestingSteps;
import org.oddity.nn.Pass;

/** Steps of the game, and the same by hand. */
class SkipGanomalyStepTest {
  private static TestingSteps steps(boolean discriminatorLatent) {
    return TestingSteps.of(
        "skip-ganomaly",
        ("{backbone: {backbone: unet, width: 2}, discriminator: %s, discriminator-latent: %s,"
                + " weights: {adversarial: 2, contextual: 5, latent: 3},"
                + " training: {optimiser: {kind: sgd, learning-rate: 0.1}}}")
            .formatted(BACKBONE, discriminatorLatent));
  }

  private static SkipGanomalyNetworks open(NamedNetworks networks) {
    return new SkipGanomalyNetworks(networks, OutputRange.SYMMETRIC, SHAPE);
  }

  private static Variable real(SkipGanomalyNetworks networks, Pass pass) {
    return networks.values(IMAGES, pass.tape());
  }

  /** Each in its turn, and no other, of the networks as they were. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStepIsATurnOfEach(boolean discriminatorLatent) {
    TestingSteps steps = steps(discriminatorLatent);
    NamedNetworks before = steps.copy();
    NamedNetworks generator = steps.copy();
    SkipGanomalyNetworks generating = open(generator);
    steps.minimise(
        generator,
        pass -> {
          Variable real = real(generating, pass);
          Variable image = generating.reconstruct(real, pass);
          Judgement judged = generating.judge(image, pass);
          return Losses.binaryCrossEntropy(judged.logits(), 1)
              .times(2)
              .plus(Losses.l1(image, real).times(5))
              .plus(Losses.l2(judged.features(), generating.judge(real, pass).features()).times(3));
        },
        SkipGanomalyNetworks.GENERATOR);
    NamedNetworks discriminator = steps.copy();
    SkipGanomalyNetworks judging = open(discriminator);
    steps.minimise(
        discriminator,
        pass -> {
          Variable real = real(judging, pass);
          Judgement ofReal = judging.judge(real, pass);
          Judgement ofImage = judging.judge(judging.reconstruct(real, pass), pass);
          Variable told =
              Losses.binaryCrossEntropy(ofReal.logits(), 1)
                  .plus(Losses.binaryCrossEntropy(ofImage.logits(), 0));
          return discriminatorLatent
              ? told.plus(Losses.l2(ofImage.features(), ofReal.features()))
              : told;
        },
        SkipGanomalyNetworks.DISCRIMINATOR);
    steps.play();
    TestingSteps.assertLearned(steps.networks(), generator, before, SkipGanomalyNetworks.GENERATOR);
    TestingSteps.assertLearned(
        steps.networks(), discriminator, before, SkipGanomalyNetworks.DISCRIMINATOR);
  }

  @Test
  void runningStatisticsMoveOnceByTheRealBatchAndInTheDiscriminatorByBothKinds() {
    TestingSteps steps = steps(false);
    NamedNetworks before = steps.copy();
    NamedNetworks byHand = steps.copy();
    SkipGanomalyNetworks networks = open(byHand);
    TestingSteps.observe(
        byHand,
        pass -> {
          Variable real = real(networks, pass);
          networks.judge(networks.reconstruct(real, pass), pass);
          networks.judge(real, pass);
        });
    steps.play();
    TestingSteps.assertObserved(
        steps.networks(),
        byHand,
        before,
        SkipGanomalyNetworks.GENERATOR,
        SkipGanomalyNetworks.DISCRIMINATOR);
  }
}
