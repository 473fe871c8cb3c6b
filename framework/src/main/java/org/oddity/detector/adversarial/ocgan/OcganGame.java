package org.oddity.detector.adversarial.ocgan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.GameHealth;
import org.oddity.detector.adversarial.LossTerms;
import org.oddity.detector.adversarial.Player;
import org.oddity.detector.adversarial.Verdicts;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.TraineeState;

/**
 * Algorithm 1 of the paper, one batch after another. Batch norm's running statistics in encoder and
 * decoder are moved by reconstructions alone, as scores are made of these.
 */
public final class OcganGame {
  private final OcganOptions options;
  private final OcganNetworks networks;
  private final RandomStream random;
  private final Judge classifier;
  private final Judge visual;
  private final Judge latent;
  private final Player generator;
  private final Mining mining;
  private final OcganPictures pictures;
  private final Map<Player, NamedArrays> fresh = new LinkedHashMap<>();

  OcganGame(OcganOptions options, OcganNetworks networks, RandomStream random) {
    this.options = options;
    this.networks = networks;
    this.random = random;
    this.classifier = judge(OcganNetworks.CLASSIFIER, networks::classify, 0);
    this.visual = judge(OcganNetworks.VISUAL_DISCRIMINATOR, networks::judgeVisual, 0);
    this.latent =
        judge(
            OcganNetworks.LATENT_DISCRIMINATOR,
            networks::judgeLatent,
            networks.space().undecided());
    this.generator = player("generator", OcganNetworks.ENCODER, OcganNetworks.DECODER);
    this.mining = new Mining(options.mining(), networks, random);
    this.pictures = new OcganPictures(options, networks);
    players().forEach(each -> fresh.put(each, each.optimiser().state()));
  }

  private Player player(String name, String... moved) {
    Network[] own = Arrays.stream(moved).map(networks::network).toArray(Network[]::new);
    return new Player(name, options.training().optimiserOf(own));
  }

  private List<Player> players() {
    return List.of(classifier.player, visual.player, latent.player, generator);
  }

  /**
   * A network that tells two kinds apart, in a game of its own.
   *
   * @param undecided the logit at which it knows nothing
   */
  private record Judge(
      Player player, BiFunction<Variable, Pass, Variable> logits, double undecided) {
    String name() {
      return player.name();
    }
  }

  private Judge judge(String name, BiFunction<Variable, Pass, Variable> logits, double undecided) {
    return new Judge(player(name, name), logits, undecided);
  }

  /**
   * Adds all that the game changes, but for its random stream, to a trainee's state.
   *
   * @param prefix of the names of its networks and optimisers
   */
  public void addTo(TraineeState.Builder all, String prefix) {
    OcganNetworks.NAMES.forEach(name -> all.network(prefix + name, networks.network(name)));
    players().forEach(player -> all.optimiser(prefix + player.name(), player.optimiser()));
  }

  /** Begins anew: all networks are drawn again, optimisers forget; running statistics stay. */
  public void restart() {
    OcganNetworks.NAMES.forEach(name -> networks.network(name).redraw(random));
    players().forEach(player -> player.optimiser().restore(fresh.get(player)));
  }

  /** Learns from a batch. */
  public Played play(Batch batch, Step step) {
    float[] noise = noise(batch);
    LatentSpace space = networks.space();
    LatentSpace.Draws draws = space.draws(batch.count() * networks.latent(), random);
    StepLosses adversaries = new StepLosses();
    try (Tape tape = Tape.inference(networks.kernels())) {
      Pass pass = frozen(tape);
      Variable real = networks.values(batch.images(), tape);
      Variable code = networks.encode(networks.noisy(real, noise), pass);
      Variable seen = space.learnedFrom(networks.drawn(draws.seen(), tape));
      Variable generated = networks.decode(seen, pass);
      if (options.mines()) {
        Variable rebuilt = networks.decode(code, pass);
        tellApart(classifier, rebuilt, generated, step, adversaries);
      }
      if (options.weights().visual() > 0 && !seesMined(step)) {
        tellApart(visual, real, generated, step, adversaries);
      }
      if (options.weights().latent() > 0) {
        Variable drawn = space.learnedFrom(networks.drawn(draws.latent(), tape));
        tellApart(latent, drawn, code, step, adversaries);
      }
    }
    float[] mined = mined(draws.generator(), step, adversaries);
    if (seesMined(step)) {
      showMined(batch, mined, step, adversaries);
    }
    StepLosses losses = trainGenerator(batch, noise, mined, step, adversaries);
    return new Played(losses, draws.generator(), mined);
  }

  /**
   * What happened in a step.
   *
   * @param losses the generator's first
   * @param draws the generator's latent draws, {@code [batch, latent]} row after row
   * @param mined where mining moved them; the draws themselves where nothing is mined
   */
  public record Played(StepLosses losses, float[] draws, float[] mined) {}

  private Pass frozen(Tape tape) {
    return Pass.training(tape, random).withoutStatistics();
  }

  private float[] noise(Batch batch) {
    int size = batch.images().shape().size();
    if (options.noise() == 0) {
      return new float[0];
    }
    if (options.mode() == OcganMode.PAPER) {
      return random.gaussian(batch.count() * size, 0, options.noise());
    }
    float[] noise = new float[batch.count() * size];
    for (int i = 0; i < batch.count(); i++) {
      RandomStream ofImage = new RandomStream(random.seed() ^ (batch.places()[i] + 1L) << 32);
      System.arraycopy(ofImage.gaussian(size, 0, options.noise()), 0, noise, i * size, size);
    }
    return noise;
  }

  /** Lets a network learn to tell two kinds apart, in a game of its own. */
  private void tellApart(
      Judge judge, Variable positive, Variable negative, Step step, StepLosses told) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Pass pass = Pass.training(tape, random);
      Verdicts verdicts =
          new Verdicts(
              judge.logits.apply(tape.constant(positive.value()), pass),
              judge.logits.apply(tape.constant(negative.value()), pass));
      Variable loss = verdicts.loss();
      told.and(judge.name() + "-loss", loss);
      told.and(judge.name() + "-accuracy", verdicts.accuracy(judge.undecided));
      judge.player.minimise(loss, step);
    }
  }

  private boolean mines(Step step) {
    return options.mines() && step.epoch().number() >= options.mining().startEpoch();
  }

  private boolean seesMined(Step step) {
    return mines(step) && options.mining().seenByDiscriminator();
  }

  private void showMined(Batch batch, float[] mined, Step step, StepLosses told) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Variable point = networks.space().point(networks.drawn(mined, tape));
      Variable generated = networks.decode(point, frozen(tape));
      Variable real = networks.values(batch.images(), tape);
      tellApart(visual, real, generated, step, told);
    }
  }

  private float[] mined(float[] draws, Step step, StepLosses told) {
    if (!mines(step)) {
      return draws;
    }
    float[] mined = mining.mine(draws);
    if (step.isLastOfEpoch()) {
      told.and("answer-before-mining", mining.answer(draws));
      told.and("answer-after-mining", mining.answer(mined));
    }
    return mined;
  }

  private StepLosses trainGenerator(
      Batch batch, float[] noise, float[] draws, Step step, StepLosses adversaries) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Pass pass = Pass.training(tape, random);
      Variable real = networks.values(batch.images(), tape);
      Variable code = networks.encode(networks.noisy(real, noise), pass);
      LossTerms terms = new LossTerms();
      terms.add(
          "reconstruction",
          options.weights().reconstruction() * (options.mode() == OcganMode.PAPER ? 1 : 0.5),
          () -> networks.error(networks.decode(code, pass), real));
      terms.add(
          "visual", options.weights().visual(), () -> deceiveVisual(draws, tape, adversaries));
      terms.add(
          "latent",
          options.weights().latent(),
          () -> Losses.binaryCrossEntropy(networks.judgeLatent(code, frozen(tape)), 1));
      StepLosses told = new StepLosses();
      terms.tell("generator-loss", told);
      adversaries.values().forEach(told::and);
      generator.minimise(terms.total(), step);
      return told;
    }
  }

  /** What it learned to tell are draws that may not have been mined: see how it takes these. */
  private Variable deceiveVisual(float[] draws, Tape tape, StepLosses told) {
    Pass pass = frozen(tape);
    Variable point = networks.space().point(networks.drawn(draws, tape));
    Variable judged = networks.judgeVisual(networks.decode(point, pass), pass);
    told.and(visual.name() + "-deceived", Verdicts.sayingOne(judged));
    return Losses.binaryCrossEntropy(judged, 1);
  }

  /**
   * Returns how the game fares: gradients, the spread of what draws and mined draws are decoded to
   * in inference mode, the codes.
   */
  public Map<String, Double> health(ImageBatch examples) {
    Map<String, Double> health = new LinkedHashMap<>();
    players().forEach(player -> player.tellHealth(health));
    ImageBatch generated = networks.generate(pictures.draws(examples.count()));
    health.put(GameHealth.SPREAD, GameHealth.spread(generated, examples));
    if (options.minesInTime()) {
      ImageBatch mined = networks.generate(pictures.mined(examples.count()));
      health.put(GameHealth.MINED_SPREAD, GameHealth.spread(mined, examples));
    }
    float[] codes = pictures.codes(examples);
    health.put("latent-distance-from-uniform", GameHealth.distanceFromUniform(codes));
    health.put("latent-distance-by-number", GameHealth.distanceByNumber(networks.latent(), codes));
    return health;
  }

  /**
   * Returns pictures of reconstructions, of what draws decode to and of the codes.
   *
   * @param more normal images whose codes are counted, as many as draws are mined together
   */
  public Map<String, ImageGrid> images(ImageBatch examples, ImageBatch more) {
    return pictures.of(examples, more);
  }

  /**
   * Returns latent vectors of draws that are the same each time, and where mining moves them; in
   * inference but for the classifier, and without touching what is trained.
   *
   * @param count of both together, the draws first
   * @param together as many are mined at once, if that is more, as in a step
   */
  public float[] examplesOfNegatives(int count, int together) {
    return pictures.negatives(count, together);
  }
}
