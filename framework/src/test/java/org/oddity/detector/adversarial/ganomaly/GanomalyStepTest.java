package org.oddity.detector.adversarial.ganomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oddity.detector.adversarial.TestingSteps.BACKBONE;
import static org.oddity.detector.adversarial.TestingSteps.IMAGES;
import static org.oddity.detector.adversarial.TestingSteps.SHAPE;

import org.junit.jupiter.api.Test;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.TestingSteps;
import org.oddity.nn.Pass;

/** Steps of the game, and the same by hand. */
class GanomalyStepTest {
  private static final String[] GENERATOR = {
    GanomalyNetworks.ENCODER, GanomalyNetworks.DECODER, GanomalyNetworks.SECOND_ENCODER
  };

  private static TestingSteps steps() {
    return TestingSteps.of(
        "ganomaly",
        ("{backbone: %s, discriminator: %s, weights: {adversarial: 2, contextual: 5, encoder: 3},"
                + " training: {optimiser: {kind: sgd, learning-rate: 0.1}}}")
            .formatted(BACKBONE, BACKBONE));
  }

  private static GanomalyNetworks open(NamedNetworks networks) {
    return new GanomalyNetworks(networks, OutputRange.SYMMETRIC, SHAPE);
  }

  private static Variable real(GanomalyNetworks networks, Pass pass) {
    return networks.values(IMAGES, pass.tape());
  }

  /** Each in its turn, and no other, of the networks as they were. */
  @Test
  void aStepIsATurnOfEach() {
    TestingSteps steps = steps();
    NamedNetworks before = steps.copy();
    NamedNetworks generator = steps.copy();
    GanomalyNetworks generating = open(generator);
    steps.minimise(
        generator,
        pass -> {
          Variable real = real(generating, pass);
          Generated generated = generating.generate(real, pass);
          return Losses.l2(
                  generating.judge(generated.image(), pass).features(),
                  generating.judge(real, pass).features())
              .times(2)
              .plus(Losses.l1(generated.image(), real).times(5))
              .plus(Losses.l2(generated.code(), generated.codeOfImage()).times(3));
        },
        GENERATOR);
    NamedNetworks discriminator = steps.copy();
    GanomalyNetworks judging = open(discriminator);
    steps.minimise(
        discriminator,
        pass -> {
          Variable real = real(judging, pass);
          Variable image = judging.generate(real, pass).image();
          return Losses.binaryCrossEntropy(judging.judge(real, pass).logits(), 1)
              .plus(Losses.binaryCrossEntropy(judging.judge(image, pass).logits(), 0))
              .times(0.5);
        },
        GanomalyNetworks.DISCRIMINATOR);
    steps.play();
    TestingSteps.assertLearned(steps.networks(), generator, before, GENERATOR);
    TestingSteps.assertLearned(
        steps.networks(), discriminator, before, GanomalyNetworks.DISCRIMINATOR);
  }

  @Test
  void runningStatisticsMoveOnceByTheRealBatchAndThoseOfTheDiscriminatorNever() {
    TestingSteps steps = steps();
    NamedNetworks before = steps.copy();
    NamedNetworks byHand = steps.copy();
    GanomalyNetworks networks = open(byHand);
    TestingSteps.observe(byHand, pass -> networks.generate(real(networks, pass), pass));
    steps.play();
    TestingSteps.assertObserved(steps.networks(), byHand, before, GENERATOR);
    assertThat(TestingSteps.statistics(steps.networks(), GanomalyNetworks.DISCRIMINATOR))
        .isEqualTo(TestingSteps.statistics(before, GanomalyNetworks.DISCRIMINATOR));
  }
}
