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
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.network.TrainingCost;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.NetworkLayers;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;

/** Makes the detectors of all reconstruction methods. */
public final class Autoencoders {
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

  /** Returns the layers of encoder and decoder. */
  public NetworkLayers layers(Recipe recipe, ReconstructionMethod method, ImageShape shape) {
    Backbone backbone = backbones.create(recipe.backbone());
    return EncoderDecoder.layers(backbone, method.encoderOutputs(backbone.latent()), shape);
  }

  /** Returns what a cell will roughly cost. */
  public Estimate estimate(Recipe recipe, ReconstructionMethod method, Workload workload) {
    Backbone backbone = backbones.create(recipe.backbone());
    ImageShape image = workload.shape();
    int latent = backbone.latent();
    NetworkCost cost =
        NetworkCost.of(
                backbone.encoder(image, method.encoderOutputs(latent)),
                NetworkOutputs.inputShape(image))
            .plus(NetworkCost.of(backbone.decoder(image), Shape.of(latent)));
    double seen = (double) recipe.training().epochs() * workload.training();
    Estimate training = TrainingCost.of(cost, seen, recipe.training().batchSize());
    return new Estimate(
        training.operations() + TrainingCost.scoring(cost, workload.test()), training.bytes());
  }
}
