package org.oddity.detector.adversarial.ganomaly;

import java.util.List;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.Adversary;
import org.oddity.detector.adversarial.LossTerms;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.Player;
import org.oddity.detector.adversarial.ReconstructionGame;
import org.oddity.detector.adversarial.Verdicts;
import org.oddity.nn.Pass;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.TrainingOptions;

/**
 * The generator's turn, then the discriminator's. Batch norm's running statistics move once a step,
 * as G sees the real batch, which is how it scores; nobody scores with the discriminator.
 */
final class GanomalyTrainee extends ReconstructionGame {
  private final GanomalyOptions options;
  private final GanomalyNetworks networks;
  private final RandomStream random;
  private final Player generator;
  private final Adversary discriminator;

  GanomalyTrainee(
      GanomalyOptions options, NamedNetworks all, GanomalyNetworks networks, long seed) {
    this(
        options,
        all,
        networks,
        new RandomStream(seed),
        generator(options.training(), all),
        new Player(
            GanomalyNetworks.DISCRIMINATOR,
            options.training().optimiserOf(all.get(GanomalyNetworks.DISCRIMINATOR))));
  }

  private GanomalyTrainee(
      GanomalyOptions options,
      NamedNetworks all,
      GanomalyNetworks networks,
      RandomStream random,
      Player generator,
      Player judge) {
    super(all, random, List.of(generator, judge));
    this.options = options;
    this.networks = networks;
    this.random = random;
    this.generator = generator;
    this.discriminator =
        new Adversary(
            judge, all.get(GanomalyNetworks.DISCRIMINATOR), options.reinitialiseBelow(), random);
  }

  private static Player generator(TrainingOptions training, NamedNetworks all) {
    return new Player(
        "generator",
        training.optimiserOf(
            all.get(GanomalyNetworks.ENCODER),
            all.get(GanomalyNetworks.DECODER),
            all.get(GanomalyNetworks.SECOND_ENCODER)));
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    StepLosses told = new StepLosses();
    try (Tape tape = Tape.recording(networks.kernels())) {
      Variable real = networks.values(batch.images(), tape);
      Generated generated = networks.generate(real, Pass.training(tape, random));
      LossTerms terms = terms(real, generated);
      terms.tell("generator-loss", told);
      generator.minimise(terms.total(), step);
      if (options.needsDiscriminator()) {
        trainDiscriminator(real, generated.image(), step, told);
      }
    }
    return told;
  }

  private LossTerms terms(Variable real, Generated generated) {
    GanomalyWeights weights = options.weights();
    return new LossTerms()
        .add("adversarial", weights.adversarial(), () -> adversarial(real, generated.image()))
        .add("contextual", weights.contextual(), () -> Losses.l1(generated.image(), real))
        .add(
            "encoder",
            weights.encoder(),
            () -> Losses.l2(generated.codeOfImage(), generated.code()));
  }

  private Variable adversarial(Variable real, Variable generated) {
    Pass pass = asked(real.tape());
    return Losses.l2(
        networks.judge(generated, pass).features(), networks.judge(real, pass).features());
  }

  private void trainDiscriminator(Variable real, Variable generated, Step step, StepLosses told) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Pass pass = asked(tape);
      Verdicts verdicts =
          new Verdicts(
              networks.judge(tape.constant(real.value()), pass).logits(),
              networks.judge(tape.constant(generated.value()), pass).logits());
      LossTerms loss = new LossTerms().add("verdicts", 1, verdicts::loss);
      discriminator.learn(verdicts, loss, step, told);
    }
  }

  private Pass asked(Tape tape) {
    return Pass.training(tape, random).withoutStatistics();
  }

  @Override
  protected ImageBatch reconstruct(ImageBatch images) {
    return networks.reconstruct(images);
  }
}
