package org.oddity.detector.reconstruction;

import org.oddity.backbone.Backbone;
import org.oddity.core.ImageBatch;
import org.oddity.core.Seeds;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.TrainingLoop;

/** Trains an encoder and a decoder, and tells whether they learned anything. */
final class AutoencoderDetector implements Detector {
  /** So many normal images tell whether networks have collapsed. */
  private static final int JUDGED = 256;

  private final Recipe recipe;
  private final ReconstructionMethod method;
  private final Backbone backbone;
  private final Engine engine;

  AutoencoderDetector(
      Recipe recipe, ReconstructionMethod method, Backbone backbone, Engine engine) {
    this.recipe = recipe;
    this.method = method;
    this.backbone = backbone;
    this.engine = engine;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    Seeds seeds = context.seeds();
    EncoderDecoder networks =
        EncoderDecoder.initialise(
            engine.kernels(),
            backbone,
            method.encoderOutputs(backbone.latent()),
            normals.training().shape(),
            seeds.child("networks"));
    ReconstructionTrainee trainee =
        new ReconstructionTrainee(recipe, method, networks, seeds.seed("steps"));
    new TrainingLoop(recipe.training(), context.training())
        .run(trainee, normals.training(), normals.validation());
    tell(judged(normals), networks, context.listener());
    Scorer scorer = method.scorer(networks.latent(), seeds.child("scorer"));
    return new FittedAutoencoder(method, scorer, networks);
  }

  private static ImageBatch judged(TrainingNormals normals) {
    ImageBatch images =
        normals.validation().count() > 1 ? normals.validation() : normals.training();
    return images.slice(0, Math.min(JUDGED, images.count()));
  }

  private void tell(ImageBatch images, EncoderDecoder networks, FitListener listener) {
    if (ReconstructionQuality.variation(images) == 0) {
      return; // nothing differs between them, hence nothing can be lost
    }
    ReconstructionQuality quality =
        ReconstructionQuality.of(images, networks.reconstruct(images, method::code));
    listener.metric("explained-variance", quality.explainedVariance(), 0);
    listener.metric("reconstruction-spread", quality.spread(), 0);
    listener.metric("collapsed", quality.isCollapsed() ? 1 : 0, 0);
    if (quality.isCollapsed()) {
      listener.warning(
          "collapse",
          "the autoencoder answers all images with nearly the same one: its scores tell how far an"
              + " image is from that");
    }
    method.quantities(images, networks).forEach((name, value) -> listener.metric(name, value, 0));
  }
}
