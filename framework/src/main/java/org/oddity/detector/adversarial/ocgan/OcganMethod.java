package org.oddity.detector.adversarial.ocgan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.reconstruction.SquaredErrors;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** The networks of one OCGAN, who trains them, and how they score. */
public final class OcganMethod implements AdversarialMethod {
  /** The noise of the official code's scores: the same on every image, hence no image's luck. */
  private static final long SCORING_NOISE = 1;

  private final OcganOptions options;
  private final String prefix;
  private final Backbone backbone;
  private final Backbone visualDiscriminator;
  private final Backbone classifier;
  private final LatentSpace space;

  private OcganMethod(OcganOptions options, String prefix, Backbones backbones) {
    this.options = options;
    this.prefix = prefix;
    this.backbone = backbones.create(options.backbone());
    this.visualDiscriminator = backbones.create(options.visualDiscriminator());
    this.classifier = backbones.create(options.classifier());
    this.space = LatentSpace.of(options.mode());
  }

  /**
   * Returns an OCGAN.
   *
   * @param prefix of its networks' names, where a method has several; may be empty
   */
  public static OcganMethod of(OcganOptions options, String prefix, Backbones backbones) {
    return new OcganMethod(options, prefix, backbones);
  }

  @Override
  public Map<String, NetworkPlan> networks(ImageShape shape) {
    Shape image = NetworkOutputs.inputShape(shape);
    Shape latent = Shape.of(backbone.latent());
    double mining = options.mining().steps();
    Map<String, NetworkPlan> plans = new LinkedHashMap<>();
    plans.put(
        prefix + OcganNetworks.ENCODER, new NetworkPlan(backbone.encoder(shape), image, 1.3, 1));
    plans.put(
        prefix + OcganNetworks.DECODER,
        new NetworkPlan(backbone.decoder(shape), latent, 2.7 + mining * 2 / 3, 1));
    plans.put(
        prefix + OcganNetworks.LATENT_DISCRIMINATOR,
        new NetworkPlan(space.discriminator(), latent, 3, 0));
    plans.put(
        prefix + OcganNetworks.VISUAL_DISCRIMINATOR,
        new NetworkPlan(visualDiscriminator.encoder(shape, 1), image, 2.7, 0));
    plans.put(
        prefix + OcganNetworks.CLASSIFIER,
        new NetworkPlan(classifier.encoder(shape, 1), image, 2 + mining * 2 / 3, 0));
    return plans;
  }

  @Override
  public TrainingOptions training() {
    return options.training();
  }

  @Override
  public Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds) {
    OcganNetworks open = open(networks, shape);
    RandomStream random = new RandomStream(seeds.seed("steps"));
    return new OcganTrainee(game(open, random), scorer(networks, shape), random);
  }

  /** Returns the game that trains all networks, drawing from a stream. */
  public OcganGame game(OcganNetworks networks, RandomStream random) {
    return new OcganGame(options, networks, random);
  }

  @Override
  public ImageScorer scorer(NamedNetworks networks, ImageShape shape) {
    OcganNetworks open = open(networks, shape);
    return images -> scored(images, open);
  }

  /**
   * Returns its networks.
   *
   * @param networks those of {@link #networks} among them, or those that score
   */
  public OcganNetworks open(NamedNetworks networks, ImageShape shape) {
    return new OcganNetworks(networks, prefix, space, backbone.outputRange(), shape);
  }

  private ImageScorer.Scored scored(ImageBatch images, OcganNetworks networks) {
    float[] noise = scoringNoise(images.count(), images.shape().size());
    ImageBatch reconstructions = networks.reconstruct(images, noise);
    return ImageScorer.Scored.of(SquaredErrors.means(images, reconstructions), reconstructions);
  }

  @Override
  public List<String> scoredThrough() {
    return List.of(OcganNetworks.ENCODER, OcganNetworks.DECODER);
  }

  @Override
  public Variable score(Variable pixels, NamedNetworks networks, ImageShape shape, Pass pass) {
    float[] noise = scoringNoise(pixels.shape().length(0), shape.size());
    Variable reconstructions = open(networks, shape).reconstruct(pixels, noise, pass);
    return Losses.l2(reconstructions, pixels, LossReduction.MEAN_PER_IMAGE);
  }

  /** Says where what is kept has never seen a mined draw, though draws were to be mined. */
  @Override
  public Map<String, String> warnings(int chosenEpoch, Map<String, Double> health) {
    int start = options.mining().startEpoch();
    return options.mines() && chosenEpoch < start
        ? Map.of(
            prefix + "kept-before-mining",
            String.format(
                Locale.ROOT,
                "the networks kept are those of epoch %d, mining begins with epoch %d: they have"
                    + " never seen a mined draw",
                chosenEpoch,
                start))
        : Map.of();
  }

  /** Returns whether scores are made of images with noise on them. */
  public boolean scoresNoisyImages() {
    return options.mode() != OcganMode.PAPER && options.noise() > 0;
  }

  private float[] scoringNoise(int images, int size) {
    if (!scoresNoisyImages()) {
      return new float[0];
    }
    float[] one = new RandomStream(SCORING_NOISE).gaussian(size, 0, options.noise());
    float[] all = new float[images * size];
    for (int i = 0; i < images; i++) {
      System.arraycopy(one, 0, all, i * size, size);
    }
    return all;
  }
}
