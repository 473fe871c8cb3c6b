package org.oddity.detector.oneclass.deepsvdd;

import java.util.Arrays;
import org.oddity.backbone.Backbone;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.TrainingContext;
import org.oddity.training.TrainingLoop;
import org.oddity.training.TrainingOptions;

/** Pre-trains an autoencoder, fixes the centre, trains the encoder towards it. */
final class DeepSvddDetector implements Detector {
  static final String PRE_TRAINING = "pre-training";
  static final String SVDD = "svdd";

  /** An epoch with the decoder takes about so many times as long as one without. */
  private static final double DECODER = 3;

  private final DeepSvddOptions options;
  private final Preprocessing preprocessing;
  private final Backbone backbone;
  private final Engine engine;

  DeepSvddDetector(
      DeepSvddOptions options, Preprocessing preprocessing, Backbone backbone, Engine engine) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.backbone = backbone;
    this.engine = engine;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), normals.training());
    ImageShape shape = normals.training().shape();
    FittedPreprocessing fitted = fit.preprocessing();
    TrainingNormals prepared =
        new TrainingNormals(
            ImageBatch.wrap(shape, fit.features().values()), prepare(fitted, normals.validation()));
    Network encoder =
        network(
            backbone.encoder(shape),
            NetworkOutputs.inputShape(shape),
            context.seeds().seed("encoder"));
    double share = shareOfPreTraining();
    preTrain(encoder, prepared, context, share);
    return train(encoder, fitted, prepared, context, share);
  }

  /** Returns the pixels after preprocessing, of the same shape. */
  static ImageBatch prepare(FittedPreprocessing preprocessing, ImageBatch images) {
    return images.count() == 0
        ? images
        : ImageBatch.wrap(images.shape(), preprocessing.apply(images).values());
  }

  private Network network(Layer layer, Shape input, long seed) {
    return Network.initialise(engine.kernels(), layer, input, new RandomStream(seed));
  }

  private double shareOfPreTraining() {
    double before = options.preTraining().map(pre -> DECODER * pre.epochs()).orElse(0.0);
    return before / (before + options.training().epochs());
  }

  private void preTrain(
      Network encoder, TrainingNormals normals, FitContext context, double share) {
    if (options.preTraining().isEmpty()) {
      return;
    }
    TrainingOptions pre = options.preTraining().get();
    Seeds seeds = context.seeds();
    Network decoder =
        network(
            backbone.decoder(normals.training().shape()),
            Shape.of(backbone.latent()),
            seeds.seed("decoder"));
    TrainingContext phase = context.training().phase(PRE_TRAINING, 0, share);
    new TrainingLoop(pre, phase)
        .run(
            new Autoencoding(pre, encoder, decoder, seeds.seed("pre-training-steps")),
            normals.training(),
            normals.validation());
  }

  private FittedDetector train(
      Network encoder,
      FittedPreprocessing fitted,
      TrainingNormals normals,
      FitContext context,
      double share) {
    NetworkOutputs outputs = new NetworkOutputs(encoder);
    float[] centre = Hypersphere.centre(outputs, normals.training());
    ImageBatch judged =
        normals.validation().count() > 0 ? normals.validation() : normals.training();
    CollapseGuard guard = new CollapseGuard(outputs, judged);
    context.listener().metric("distance-before", distance(outputs, centre, judged), 0);
    Svdd svdd = new Svdd(options, encoder, centre, context.seeds().seed("svdd-steps"));
    TrainingContext phase = context.training().phase(SVDD, share, 1);
    new TrainingLoop(options.training(), phase).run(svdd, normals.training(), normals.validation());
    context.listener().metric("distance-after", distance(outputs, centre, judged), 0);
    context.listener().metric("radius", svdd.radius(), 0);
    guard.check(context.listener());
    return new FittedDeepSvdd(normals.training().shape(), fitted, encoder, centre, svdd.radius());
  }

  private static double distance(NetworkOutputs outputs, float[] centre, ImageBatch images) {
    double[] squared = Hypersphere.squaredDistances(outputs.of(images), centre);
    return Arrays.stream(squared).average().orElseThrow();
  }
}
