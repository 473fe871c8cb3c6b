package org.oddity.detector.adversarial.skipganomaly;

import java.util.List;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.Adversary;
import org.oddity.detector.adversarial.Judgement;
import org.oddity.detector.adversarial.LossTerms;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.Player;
import org.oddity.detector.adversarial.ReconstructionGame;
import org.oddity.detector.adversarial.Verdicts;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;

/**
 * The generator's turn, then the discriminator's. Batch norm's running statistics move once a step,
 * those of G by the real batch, those of D, in its own turn, by reconstructions and real images:
 * scores are made with both.
 */
final class SkipGanomalyTrainee extends ReconstructionGame {
  private final SkipGanomalyOptions options;
  private final SkipGanomalyNetworks networks;
  private final RandomStream random;
  private final Player generator;
  private final Adversary discriminator;

  SkipGanomalyTrainee(
      SkipGanomalyOptions options, NamedNetworks all, SkipGanomalyNetworks networks, long seed) {
    this(
        options,
        all,
        networks,
        new RandomStream(seed),
        player(SkipGanomalyNetworks.GENERATOR, options, all),
        player(SkipGanomalyNetworks.DISCRIMINATOR, options, all));
  }

  private SkipGanomalyTrainee(
      SkipGanomalyOptions options,
      NamedNetworks all,
      SkipGanomalyNetworks networks,
      RandomStream random,
      Player generator,
      Player judge) {
    super(all, random, List.of(generator, judge));
    this.options = options;
    this.networks = networks;
    this.random = random;
    this.generator = generator;
    Network moved = all.get(SkipGanomalyNetworks.DISCRIMINATOR);
    this.discriminator = new Adversary(judge, moved, options.reinitialiseBelow(), random);
  }

  private static Player player(String name, SkipGanomalyOptions options, NamedNetworks all) {
    return new Player(name, options.training().optimiserOf(all.get(name)));
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    StepLosses told = new StepLosses();
    try (Tape tape = Tape.recording(networks.kernels())) {
      Variable real = networks.values(batch.images(), tape);
      Variable reconstructed = networks.reconstruct(real, Pass.training(tape, random));
      LossTerms terms = terms(real, reconstructed);
      terms.tell("generator-loss", told);
      generator.minimise(terms.total(), step);
      if (options.needsDiscriminator()) {
        trainDiscriminator(real, reconstructed, step, told);
      }
    }
    return told;
  }

  private LossTerms terms(Variable real, Variable reconstructed) {
    SkipGanomalyWeights weights = options.weights();
    LossTerms terms = new LossTerms();
    if (weights.adversarial() > 0 || weights.latent() > 0) {
      Pass pass = Pass.training(real.tape(), random).withoutStatistics();
      Judgement ofReconstructed = networks.judge(reconstructed, pass);
      terms
          .add(
              "adversarial",
              weights.adversarial(),
              () -> Losses.binaryCrossEntropy(ofReconstructed.logits(), 1))
          .add(
              "latent",
              weights.latent(),
              () -> Losses.l2(ofReconstructed.features(), networks.judge(real, pass).features()));
    }
    return terms.add("contextual", weights.contextual(), () -> Losses.l1(reconstructed, real));
  }

  private void trainDiscriminator(
      Variable real, Variable reconstructed, Step step, StepLosses told) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Pass pass = Pass.training(tape, random);
      Judgement ofReconstructed = networks.judge(tape.constant(reconstructed.value()), pass);
      Judgement ofReal = networks.judge(tape.constant(real.value()), pass);
      Verdicts verdicts = new Verdicts(ofReal.logits(), ofReconstructed.logits());
      LossTerms loss =
          new LossTerms()
              .add("verdicts", 1, () -> verdicts.loss().times(2)) // the sum, not its half
              .add(
                  "latent",
                  options.discriminatorLatent() ? 1 : 0,
                  () -> Losses.l2(ofReconstructed.features(), ofReal.features()));
      discriminator.learn(verdicts, loss, step, told);
    }
  }

  @Override
  protected ImageBatch reconstruct(ImageBatch images) {
    return networks.reconstruct(images);
  }
}
