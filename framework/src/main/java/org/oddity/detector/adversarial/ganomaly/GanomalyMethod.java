package org.oddity.detector.adversarial.ganomaly;

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
import org.oddity.detector.adversarial.LastFeatures;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.reconstruction.SquaredErrors;
import org.oddity.nn.Layer;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** The networks of GANomaly, who trains them, and how they score. */
final class GanomalyMethod implements AdversarialMethod {
  /** Real and generated images in its own turn, both once more in the generator's. */
  private static final double JUDGED = 3.3;

  private final GanomalyOptions options;
  private final Backbone backbone;
  private final Backbone discriminator;

  GanomalyMethod(GanomalyOptions options, Backbone backbone, Backbone discriminator) {
    this.options = options;
    this.backbone = backbone;
    this.discriminator = discriminator;
  }

  @Override
  public Map<String, NetworkPlan> networks(ImageShape shape) {
    Shape image = NetworkOutputs.inputShape(shape);
    Layer encoder = backbone.encoder(shape);
    Layer decoder = backbone.decoder(shape);
    Layer judge = discriminator.encoder(shape, 1);
    LastFeatures.layer(judge, image); // it must have features
    double judged = options.needsDiscriminator() ? JUDGED : 0;
    Map<String, NetworkPlan> plans = new LinkedHashMap<>();
    plans.put(GanomalyNetworks.ENCODER, new NetworkPlan(encoder, image, 1, 1));
    plans.put(
        GanomalyNetworks.DECODER, new NetworkPlan(decoder, Shape.of(backbone.latent()), 1, 1));
    plans.put(GanomalyNetworks.SECOND_ENCODER, new NetworkPlan(encoder, image, 1, 1));
    plans.put(GanomalyNetworks.DISCRIMINATOR, new NetworkPlan(judge, image, judged, 0));
    return plans;
  }

  @Override
  public TrainingOptions training() {
    return options.training();
  }

  @Override
  public Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds) {
    return new GanomalyTrainee(options, networks, of(networks, shape), seeds.seed("steps"));
  }

  @Override
  public ImageScorer scorer(NamedNetworks networks, ImageShape shape) {
    GanomalyNetworks scoring = of(networks, shape);
    return images -> scored(images, scoring);
  }

  @Override
  public List<String> scoredThrough() {
    return options.score() == GanomalyScore.RECONSTRUCTION
        ? List.of(GanomalyNetworks.ENCODER, GanomalyNetworks.DECODER)
        : List.of(
            GanomalyNetworks.ENCODER, GanomalyNetworks.DECODER, GanomalyNetworks.SECOND_ENCODER);
  }

  @Override
  public Variable score(Variable pixels, NamedNetworks networks, ImageShape shape, Pass pass) {
    GanomalyNetworks scoring = of(networks, shape);
    Generated generated = scoring.generate(scoring.values(pixels), pass);
    LossReduction mean = LossReduction.MEAN_PER_IMAGE;
    return switch (options.score()) {
      case LATENT -> Losses.l2(generated.code(), generated.codeOfImage(), mean);
      case L1 -> Losses.l1(generated.code(), generated.codeOfImage(), mean);
      case RECONSTRUCTION -> Losses.l2(scoring.pixels(generated.image()), pixels, mean);
    };
  }

  private GanomalyNetworks of(NamedNetworks networks, ImageShape shape) {
    return new GanomalyNetworks(networks, backbone.outputRange(), shape);
  }

  private ImageScorer.Scored scored(ImageBatch images, GanomalyNetworks networks) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Variable real = networks.values(images, tape);
      Generated generated = networks.generate(real, Pass.inference(tape));
      ImageBatch reconstructions = networks.images(generated.image());
      double[] scores =
          switch (options.score()) {
            case LATENT -> ErrorMeans.squared(generated.code(), generated.codeOfImage());
            case L1 -> ErrorMeans.absolute(generated.code(), generated.codeOfImage());
            case RECONSTRUCTION -> SquaredErrors.means(images, reconstructions);
          };
      return ImageScorer.Scored.of(scores, reconstructions);
    }
  }
}
