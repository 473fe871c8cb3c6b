package org.oddity.detector.adversarial.skipganomaly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.Backbone;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.detector.adversarial.ErrorMeans;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Layer;
import org.oddity.nn.Pass;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** The networks of Skip-GANomaly, who trains them, and how they score. */
final class SkipGanomalyMethod implements AdversarialMethod {
  /** Real and reconstructed images in its own turn, both once more in the generator's. */
  private static final double JUDGED = 3.3;

  private final SkipGanomalyOptions options;
  private final Backbone backbone;
  private final Backbone discriminator;

  SkipGanomalyMethod(SkipGanomalyOptions options, Backbone backbone, Backbone discriminator) {
    this.options = options;
    this.backbone = backbone;
    this.discriminator = discriminator;
  }

  @Override
  public Map<String, NetworkPlan> networks(ImageShape shape) {
    Shape image = NetworkOutputs.inputShape(shape);
    Map<String, NetworkPlan> plans = new LinkedHashMap<>();
    plans.put(
        SkipGanomalyNetworks.GENERATOR, new NetworkPlan(backbone.translator(shape), image, 1, 1));
    plans.put(
        SkipGanomalyNetworks.DISCRIMINATOR,
        new NetworkPlan(
            judge(shape),
            image,
            options.needsDiscriminator() ? JUDGED : 0,
            options.scoresFeatures() ? 2 : 0));
    return plans;
  }

  private Layer judge(ImageShape shape) {
    return Sequential.builder()
        .add("features", discriminator.encoder(shape))
        .add("classifier", Dense.of(1).withoutBias().drawn(Initialisation.DCGAN))
        .build();
  }

  @Override
  public TrainingOptions training() {
    return options.training();
  }

  @Override
  public Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds) {
    return new SkipGanomalyTrainee(options, networks, of(networks, shape), seeds.seed("steps"));
  }

  @Override
  public ImageScorer scorer(NamedNetworks networks, ImageShape shape) {
    SkipGanomalyNetworks scoring = of(networks, shape);
    return images -> scored(images, scoring);
  }

  @Override
  public List<String> scoredThrough() {
    return options.scoresFeatures()
        ? List.of(SkipGanomalyNetworks.GENERATOR, SkipGanomalyNetworks.DISCRIMINATOR)
        : List.of(SkipGanomalyNetworks.GENERATOR);
  }

  @Override
  public Variable score(Variable pixels, NamedNetworks networks, ImageShape shape, Pass pass) {
    SkipGanomalyNetworks scoring = of(networks, shape);
    Variable real = scoring.values(pixels);
    Variable reconstructed = scoring.reconstruct(real, pass);
    Variable errors = Losses.l2(reconstructed, real, LossReduction.MEAN_PER_IMAGE);
    if (!options.scoresFeatures()) {
      return errors;
    }
    Variable features =
        Losses.l2(
            scoring.judge(reconstructed, pass.untapped()).features(),
            scoring.judge(real, pass).features(),
            LossReduction.MEAN_PER_IMAGE);
    return errors.times(options.lambda()).plus(features.times(1 - options.lambda()));
  }

  private SkipGanomalyNetworks of(NamedNetworks networks, ImageShape shape) {
    return new SkipGanomalyNetworks(networks, backbone.outputRange(), shape);
  }

  private ImageScorer.Scored scored(ImageBatch images, SkipGanomalyNetworks networks) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Pass pass = Pass.inference(tape);
      Variable real = networks.values(images, tape);
      Variable reconstructed = networks.reconstruct(real, pass);
      double[] scores = ErrorMeans.squared(real, reconstructed);
      if (options.scoresFeatures()) {
        double[] features =
            ErrorMeans.squared(
                networks.judge(real, pass).features(),
                networks.judge(reconstructed, pass).features());
        for (int i = 0; i < scores.length; i++) {
          scores[i] = options.lambda() * scores[i] + (1 - options.lambda()) * features[i];
        }
      }
      return ImageScorer.Scored.of(scores, networks.images(reconstructed));
    }
  }
}
