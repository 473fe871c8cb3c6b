package org.oddity.detector.adversarial.alocc;

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
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.reconstruction.SquaredErrors;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** The networks of ALOCC, who trains them, and how they score. */
final class AloccMethod implements AdversarialMethod {
  /** Forward and back, and forward once more for the running statistics. */
  private static final double RECONSTRUCTED = 4.0 / 3;

  /** Of the real image, of its reconstruction, of that again to be deceived, and for statistics. */
  private static final double JUDGED = 10.0 / 3;

  private final AloccOptions options;
  private final Backbone backbone;
  private final Backbone discriminator;

  AloccMethod(AloccOptions options, Backbone backbone, Backbone discriminator) {
    this.options = options;
    this.backbone = backbone;
    this.discriminator = discriminator;
  }

  @Override
  public Map<String, NetworkPlan> networks(ImageShape shape) {
    Shape image = NetworkOutputs.inputShape(shape);
    Shape latent = Shape.of(backbone.latent());
    Map<String, NetworkPlan> plans = new LinkedHashMap<>();
    plans.put(
        AloccNetworks.ENCODER, new NetworkPlan(backbone.encoder(shape), image, RECONSTRUCTED, 1));
    plans.put(
        AloccNetworks.DECODER, new NetworkPlan(backbone.decoder(shape), latent, RECONSTRUCTED, 1));
    plans.put(
        AloccNetworks.DISCRIMINATOR,
        new NetworkPlan(
            discriminator.encoder(shape, 1),
            image,
            options.needsDiscriminator() ? JUDGED : 0,
            options.judges() ? 1 : 0));
    return plans;
  }

  @Override
  public TrainingOptions training() {
    return options.training();
  }

  @Override
  public Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds) {
    return new AloccTrainee(options, of(networks, shape), seeds.seed("steps"));
  }

  @Override
  public ImageScorer scorer(NamedNetworks networks, ImageShape shape) {
    AloccNetworks scoring = of(networks, shape);
    return images -> scored(images, scoring);
  }

  @Override
  public List<String> scoredThrough() {
    return switch (options.score()) {
      case REFINED ->
          List.of(AloccNetworks.ENCODER, AloccNetworks.DECODER, AloccNetworks.DISCRIMINATOR);
      case ORIGINAL -> List.of(AloccNetworks.DISCRIMINATOR);
      case RECONSTRUCTION -> List.of(AloccNetworks.ENCODER, AloccNetworks.DECODER);
    };
  }

  @Override
  public Variable score(Variable pixels, NamedNetworks networks, ImageShape shape, Pass pass) {
    AloccNetworks scoring = of(networks, shape);
    Variable values = scoring.values(pixels);
    return switch (options.score()) {
      case REFINED -> doubts(scoring.judge(scoring.reconstruct(values, pass), pass));
      case ORIGINAL -> doubts(scoring.judge(values, pass));
      case RECONSTRUCTION -> {
        Variable reconstructed = scoring.pixels(scoring.reconstruct(values, pass));
        yield Losses.l2(reconstructed, pixels, LossReduction.MEAN_PER_IMAGE);
      }
    };
  }

  private static Variable doubts(Variable logits) {
    return logits.negate().reshape(logits.shape().length(0));
  }

  private AloccNetworks of(NamedNetworks networks, ImageShape shape) {
    return new AloccNetworks(networks, backbone.outputRange(), shape);
  }

  private ImageScorer.Scored scored(ImageBatch images, AloccNetworks networks) {
    ImageBatch reconstructions = networks.reconstruct(images);
    double[] scores =
        switch (options.score()) {
          case REFINED -> doubts(reconstructions, networks);
          case ORIGINAL -> doubts(images, networks);
          case RECONSTRUCTION -> SquaredErrors.means(images, reconstructions);
        };
    return ImageScorer.Scored.of(scores, reconstructions);
  }

  /** Returns −D of images. */
  private static double[] doubts(ImageBatch images, AloccNetworks networks) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Variable logits = networks.judge(networks.values(images, tape), Pass.inference(tape));
      return logits.negate().value().toDoubles();
    }
  }
}
