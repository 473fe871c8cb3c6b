package org.oddity.detector.adversarial.gan;

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
class GanStepTest {
  /** Each in its turn, and no other: the discriminator, then the generator deceives it. */
  @Test
  void aStepIsATurnOfEach() {
    TestingSteps steps =
        TestingSteps.of(
            "gan",
            ("{backbone: %s, discriminator: %s, label-smoothing: 0.2,"
                    + " training: {optimiser: {kind: sgd, learning-rate: 0.5}}}")
                .formatted(BACKBONE, BACKBONE));
    NamedNetworks before = steps.copy();
    NamedNetworks byHand = steps.copy();
    GanNetworks networks = new GanNetworks(byHand, OutputRange.SYMMETRIC, SHAPE);
    TestingSteps.observe(
        byHand,
        pass -> {
          generated(networks, pass);
          networks.judge(networks.values(IMAGES, pass.tape()), pass);
        });
    steps.minimise(
        byHand,
        pass ->
            Losses.binaryCrossEntropy(
                    networks.judge(networks.values(IMAGES, pass.tape()), pass), 0.8)
                .plus(Losses.binaryCrossEntropy(networks.judge(generated(networks, pass), pass), 0))
                .times(0.5),
        Gan.DISCRIMINATOR);
    steps.minimise(
        byHand,
        pass -> Losses.binaryCrossEntropy(networks.judge(generated(networks, pass), pass), 1),
        Gan.GENERATOR);
    steps.play();
    TestingSteps.assertLearned(steps.networks(), byHand, before, Gan.GENERATOR, Gan.DISCRIMINATOR);
    TestingSteps.assertObserved(steps.networks(), byHand, before, Gan.GENERATOR, Gan.DISCRIMINATOR);
  }

  /** G(z) of the first step. */
  private static Variable generated(GanNetworks networks, Pass pass) {
    float[] z = Prior.UNIFORM.draw(IMAGES.count() * networks.latent(), TestingSteps.stream());
    return networks.generate(networks.codes(z, pass.tape()), pass);
  }
}
