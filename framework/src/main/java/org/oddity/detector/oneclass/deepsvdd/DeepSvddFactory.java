package org.oddity.detector.oneclass.deepsvdd;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.core.RandomStream;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.network.TrainingCost;
import org.oddity.detector.preprocessing.Forecast;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.detector.preprocessing.PreprocessingStep;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.NetworkLayers;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.TrainingOptions;

/**
 * Deep SVDD: an encoder, pre-trained in an autoencoder, is trained to map normal images close to a
 * fixed centre; the score is the squared distance from it, with a soft boundary less the squared
 * radius.
 *
 * <p>As in the authors' code (Deep-SVDD-PyTorch): each image less its mean, divided by its mean
 * absolute value, then scaled by the least and greatest value of all training images; the centre is
 * the mean output over the training images in inference mode, components within 0.1 of 0 moved to
 * ±0.1; the parameters after the last epoch are used. Departures: limits of the scaling are those
 * of the training images at hand, where the authors' code holds constants; held-out normals are not
 * trained on. They decide nothing unless early stopping or {@code model: best} is asked for: their
 * mean squared distance is the validation loss, and with their negatives they show a collapse.
 */
@Paper(
    authors =
        "Lukas Ruff, Robert A. Vandermeulen, Nico Görnitz, Lucas Deecke, Shoaib A. Siddiqui,"
            + " Alexander Binder, Emmanuel Müller, Marius Kloft",
    title = "Deep One-Class Classification",
    venue = "International Conference on Machine Learning",
    year = 2018,
    url = "http://proceedings.mlr.press/v80/ruff18a.html")
public final class DeepSvddFactory implements DetectorFactory<DeepSvddOptions> {
  private final Preprocessing preprocessing;
  private final Backbones backbones;
  private final Engine engine;

  @Inject
  DeepSvddFactory(Preprocessing preprocessing, Backbones backbones, Engine engine) {
    this.preprocessing = preprocessing;
    this.backbones = backbones;
    this.engine = engine;
  }

  @Override
  public Class<DeepSvddOptions> optionsType() {
    return DeepSvddOptions.class;
  }

  @Override
  public String summary() {
    return "Distance from the centre that a network was trained to map normals to (Ruff et al."
        + " 2018).";
  }

  @Override
  public Detector create(DeepSvddOptions options) {
    Backbone backbone = backbones.create(options.backbone());
    return new DeepSvddDetector(options, preprocessing, backbone, engine);
  }

  @Override
  public FittedDetector restore(DeepSvddOptions options, NamedArrays state) {
    ImageShape shape = FittedDeepSvdd.shapeOf(state);
    Network encoder =
        Network.initialise(
            engine.kernels(),
            backbones.create(options.backbone()).encoder(shape),
            NetworkOutputs.inputShape(shape),
            new RandomStream(0)); // overwritten
    return FittedDeepSvdd.restore(
        state, preprocessing.restore(options.preprocess(), state.scope("preprocess")), encoder);
  }

  @Override
  public List<String> conflicts(DeepSvddOptions options, ImageShape shape) {
    List<String> conflicts = new ArrayList<>();
    for (PreprocessingStep step : options.preprocess()) {
      if (!(step instanceof PreprocessingStep.Gcn
          || step instanceof PreprocessingStep.MinMax
          || step instanceof PreprocessingStep.Standardise)) {
        conflicts.add("preprocess: a network needs pixels as they lie: gcn, min-max, standardise");
      }
    }
    BackbonePart[] needed =
        options.preTraining().isPresent()
            ? new BackbonePart[] {BackbonePart.ENCODER, BackbonePart.DECODER}
            : new BackbonePart[] {BackbonePart.ENCODER};
    conflicts.addAll(backbones.conflicts(options.backbone(), shape, needed));
    return conflicts;
  }

  @Override
  public Optional<NetworkLayers> layers(DeepSvddOptions options, ImageShape shape) {
    Layer encoder = backbones.create(options.backbone()).encoder(shape);
    return Optional.of(FittedDeepSvdd.layers(encoder, NetworkOutputs.inputShape(shape)));
  }

  @Override
  public Estimate estimate(DeepSvddOptions options, Workload workload) {
    Backbone backbone = backbones.create(options.backbone());
    ImageShape image = workload.shape();
    Shape input = NetworkOutputs.inputShape(image);
    NetworkCost encoder = NetworkCost.of(backbone.encoder(image), input);
    Forecast before = Forecast.of(options.preprocess(), workload);
    double seen = (double) options.training().epochs() * workload.training();
    Estimate main = TrainingCost.of(encoder, seen, options.training().batchSize());
    double operations =
        before.operations()
            + main.operations()
            + TrainingCost.scoring(encoder, (double) workload.training() + workload.test());
    double bytes = main.bytes();
    if (options.preTraining().isPresent()) {
      TrainingOptions pre = options.preTraining().get();
      NetworkCost both =
          encoder.plus(NetworkCost.of(backbone.decoder(image), Shape.of(backbone.latent())));
      double seenBefore = (double) pre.epochs() * workload.training();
      Estimate first = TrainingCost.of(both, seenBefore, pre.batchSize());
      operations += first.operations();
      bytes = Math.max(bytes, first.bytes());
    }
    return new Estimate(operations, before.bytes() + bytes);
  }
}
