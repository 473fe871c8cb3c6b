package org.oddity.detector.reconstruction;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Seeds;
import org.oddity.detector.Detector;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.nn.NetworkCost;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;

/** Makes the detectors of all reconstruction methods. */
public final class Autoencoders {
  /** The way back costs about twice the way forward. */
  private static final double FORWARD_AND_BACK = 3;

  /** A multiplication and an addition. */
  private static final double OPERATIONS = 2;

  /** Parameters, their gradients and two numbers that Adam remembers of each. */
  private static final double NUMBERS_PER_PARAMETER = 4;

  /** Results, and while going back their gradients. */
  private static final double NUMBERS_PER_ACTIVATION = 2;

  private final Backbones backbones;
  private final Engine engine;

  @Inject
  Autoencoders(Backbones backbones, Engine engine) {
    this.backbones = backbones;
    this.engine = engine;
  }

  /** Returns a detector. */
  public Detector detector(Recipe recipe, ReconstructionMethod method) {
    return new AutoencoderDetector(recipe, method, backbones.create(recipe.backbone()), engine);
  }

  /** Returns the fitted detector whose state this is. */
  public FittedDetector restore(Recipe recipe, ReconstructionMethod method, NamedArrays state) {
    Backbone backbone = backbones.create(recipe.backbone());
    EncoderDecoder networks =
        EncoderDecoder.initialise(
            engine.kernels(),
            backbone,
            method.encoderOutputs(backbone.latent()),
            FittedAutoencoder.shapeOf(state),
            new Seeds(0)); // overwritten
    return FittedAutoencoder.restore(method, networks, state);
  }

  /** Returns what does not fit together. */
  public List<String> conflicts(Recipe recipe, ImageShape shape) {
    return backbones.conflicts(
        recipe.backbone(), shape, BackbonePart.ENCODER, BackbonePart.DECODER);
  }

  /** Returns what a cell will roughly cost. */
  public Estimate estimate(Recipe recipe, ReconstructionMethod method, Workload workload) {
    Backbone backbone = backbones.create(recipe.backbone());
    ImageShape image = workload.shape();
    int latent = backbone.latent();
    NetworkCost cost =
        NetworkCost.of(
                backbone.encoder(image, method.encoderOutputs(latent)),
                Shape.of(image.height(), image.width(), image.channels()))
            .plus(NetworkCost.of(backbone.decoder(image), Shape.of(latent)));
    double seen = FORWARD_AND_BACK * recipe.training().epochs() * workload.training();
    double numbers =
        NUMBERS_PER_PARAMETER * cost.parameters()
            + NUMBERS_PER_ACTIVATION * cost.activations() * recipe.training().batchSize();
    return new Estimate(
        OPERATIONS * cost.multiplications() * (seen + workload.test()), Float.BYTES * numbers);
  }
}
