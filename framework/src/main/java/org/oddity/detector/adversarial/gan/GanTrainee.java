package org.oddity.detector.adversarial.gan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.GameHealth;
import org.oddity.detector.adversarial.Player;
import org.oddity.detector.adversarial.Verdicts;
import org.oddity.nn.Pass;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/**
 * Trains a discriminator to tell images from generated ones, and a generator to deceive it, in
 * turns. Batch norm's running statistics are those of draws in the generator and those of real
 * images in the discriminator, as images are what it scores.
 */
public final class GanTrainee implements Trainee {
  /** The draws that are looked at, the same after each epoch. */
  private static final long LOOKED_AT = 1;

  private final GanRecipe recipe;
  private final GanNetworks networks;
  private final RandomStream random;
  private final Function<ImageBatch, Map<String, ImageGrid>> pictures;
  private final Player generator;
  private final Player discriminator;
  private final TraineeState state;

  /**
   * Makes a trainee.
   *
   * @param pictures what there is to see of some images besides generated ones
   */
  public GanTrainee(
      GanRecipe recipe,
      GanNetworks networks,
      long seed,
      Function<ImageBatch, Map<String, ImageGrid>> pictures) {
    this.recipe = requireNonNull(recipe, "recipe is null");
    this.networks = requireNonNull(networks, "networks is null");
    this.random = new RandomStream(seed);
    this.pictures = requireNonNull(pictures, "pictures is null");
    this.generator = new Player(Gan.GENERATOR, recipe.training().optimiserOf(networks.generator()));
    this.discriminator =
        new Player(Gan.DISCRIMINATOR, recipe.training().optimiserOf(networks.discriminator()));
    this.state =
        TraineeState.builder()
            .network(Gan.GENERATOR, networks.generator())
            .network(Gan.DISCRIMINATOR, networks.discriminator())
            .optimiser(generator.name(), generator.optimiser())
            .optimiser(discriminator.name(), discriminator.optimiser())
            .stream("steps", random)
            .build();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Pass pass = Pass.training(tape, random);
      float[] z = recipe.prior().draw(batch.count() * networks.latent(), random);
      Variable generated = networks.generate(networks.codes(z, tape), pass);
      StepLosses adversary = trainDiscriminator(batch.images(), generated, step);
      Variable loss =
          Losses.binaryCrossEntropy(networks.judge(generated, pass.withoutStatistics()), 1);
      StepLosses told = StepLosses.of("generator-loss", loss);
      adversary.values().forEach(told::and);
      generator.minimise(loss, step);
      return told;
    }
  }

  private StepLosses trainDiscriminator(ImageBatch real, Variable generated, Step step) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Pass pass = Pass.training(tape, random);
      Verdicts verdicts =
          new Verdicts(
              networks.judge(networks.values(real, tape), pass),
              networks.judge(tape.constant(generated.value()), pass.withoutStatistics()));
      Variable loss = verdicts.loss(recipe.realLabel());
      StepLosses told = StepLosses.of("discriminator-loss", loss);
      told.and("discriminator-accuracy", verdicts.accuracy());
      discriminator.minimise(loss, step);
      return told;
    }
  }

  @Override
  public Map<String, Double> health(ImageBatch examples) {
    Map<String, Double> health = new LinkedHashMap<>();
    generator.tellHealth(health);
    discriminator.tellHealth(health);
    health.put(GameHealth.SPREAD, GameHealth.spread(generated(examples.count()), examples));
    return health;
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples) {
    Map<String, ImageGrid> grids = new LinkedHashMap<>();
    ImageBatch generated = generated(examples.count());
    grids.put("generated", ImageGrid.of(ImageGrid.row("generated", generated)));
    grids.putAll(pictures.apply(examples));
    return grids;
  }

  private ImageBatch generated(int count) {
    RandomStream same = new RandomStream(LOOKED_AT);
    return networks.generate(recipe.prior().draw(count * networks.latent(), same));
  }
}
