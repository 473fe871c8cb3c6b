package org.oddity.detector.adversarial.alocc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.GameHealth;
import org.oddity.detector.adversarial.LossTerms;
import org.oddity.detector.adversarial.Player;
import org.oddity.detector.adversarial.Verdicts;
import org.oddity.detector.reconstruction.SquaredErrors;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/** The discriminator's turn, then the reconstructor's. */
final class AloccTrainee implements Trainee {
  private static final String RECONSTRUCTOR = "reconstructor";

  /** The noise that is looked at, the same after each epoch. */
  private static final long LOOKED_AT = 1;

  private final AloccOptions options;
  private final AloccNetworks networks;
  private final RandomStream random;
  private final Player reconstructor;
  private final Player discriminator;
  private final TraineeState state;

  AloccTrainee(AloccOptions options, AloccNetworks networks, long seed) {
    this.options = options;
    this.networks = networks;
    this.random = new RandomStream(seed);
    this.reconstructor = player(RECONSTRUCTOR, AloccNetworks.ENCODER, AloccNetworks.DECODER);
    this.discriminator = player(AloccNetworks.DISCRIMINATOR, AloccNetworks.DISCRIMINATOR);
    this.state =
        TraineeState.builder()
            .network(AloccNetworks.ENCODER, networks.network(AloccNetworks.ENCODER))
            .network(AloccNetworks.DECODER, networks.network(AloccNetworks.DECODER))
            .network(AloccNetworks.DISCRIMINATOR, networks.network(AloccNetworks.DISCRIMINATOR))
            .optimiser(reconstructor.name(), reconstructor.optimiser())
            .optimiser(discriminator.name(), discriminator.optimiser())
            .stream("steps", random)
            .build();
  }

  private Player player(String name, String... moved) {
    return new Player(
        name,
        options
            .training()
            .optimiserOf(Arrays.stream(moved).map(networks::network).toArray(Network[]::new)));
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    StepLosses told = new StepLosses();
    try (Tape tape = Tape.recording(networks.kernels())) {
      Variable real = networks.values(batch.images(), tape);
      Variable seen = networks.noisy(real, options.noise(), random);
      Variable reconstructed = networks.reconstruct(seen, asked(tape));
      StepLosses adversary = trainDiscriminator(real, reconstructed, step);
      LossTerms terms = terms(real, reconstructed);
      terms.tell("reconstructor-loss", told);
      adversary.values().forEach(told::and);
      reconstructor.minimise(terms.total(), step);
    }
    moveStatistics(batch.images());
    return told;
  }

  /** All passes of the game leave running statistics alone: see {@link #moveStatistics}. */
  private Pass asked(Tape tape) {
    return Pass.training(tape, random).withoutStatistics();
  }

  private StepLosses trainDiscriminator(Variable real, Variable reconstructed, Step step) {
    StepLosses told = new StepLosses();
    if (!options.needsDiscriminator()) {
      return told;
    }
    try (Tape tape = Tape.recording(networks.kernels())) {
      Verdicts verdicts =
          new Verdicts(
              networks.judge(tape.constant(real.value()), asked(tape)),
              networks.judge(tape.constant(reconstructed.value()), asked(tape)));
      Variable loss = verdicts.loss();
      told.and("discriminator-loss", loss);
      told.and("discriminator-accuracy", verdicts.accuracy());
      discriminator.minimise(loss, step);
      return told;
    }
  }

  private LossTerms terms(Variable real, Variable reconstructed) {
    AloccWeights weights = options.weights();
    return new LossTerms()
        .add(
            "adversarial",
            weights.adversarial(),
            () ->
                Losses.binaryCrossEntropy(
                    networks.judge(reconstructed, asked(reconstructed.tape())), 1))
        .add(
            "reconstruction",
            weights.reconstruction(),
            () -> Losses.l2(reconstructed, real, LossReduction.SUM_PER_IMAGE).mean());
  }

  /**
   * Goes the way that scores go, without noise, so that batch norm's running statistics are those
   * of what is scored.
   */
  private void moveStatistics(ImageBatch images) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Pass pass = Pass.training(tape, random);
      Variable real = networks.values(images, tape);
      Variable reconstructed = networks.reconstruct(real, pass);
      if (options.needsDiscriminator()) {
        boolean original = options.score() == AloccScore.ORIGINAL;
        networks.judge(original ? real : reconstructed, pass);
      }
    }
  }

  @Override
  public OptionalDouble validate(ImageBatch normals) {
    return Arrays.stream(SquaredErrors.means(normals, networks.reconstruct(normals))).average();
  }

  @Override
  public Map<String, Double> health(ImageBatch examples) {
    Map<String, Double> health = new LinkedHashMap<>();
    reconstructor.tellHealth(health);
    if (options.needsDiscriminator()) {
      discriminator.tellHealth(health);
    }
    ImageBatch reconstructions = networks.reconstruct(examples);
    health.put(GameHealth.SPREAD, GameHealth.spread(reconstructions, examples));
    return health;
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples) {
    ImageBatch noisy = noisy(examples);
    return Map.of(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples),
            ImageGrid.row("with noise", noisy),
            ImageGrid.row("reconstructions", networks.reconstruct(noisy)),
            ImageGrid.row("reconstructions without noise", networks.reconstruct(examples))));
  }

  private ImageBatch noisy(ImageBatch images) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      RandomStream same = new RandomStream(LOOKED_AT);
      return networks.images(networks.noisy(networks.values(images, tape), options.noise(), same));
    }
  }
}
