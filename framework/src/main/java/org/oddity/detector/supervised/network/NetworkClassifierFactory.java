package org.oddity.detector.supervised.network;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.network.TrainingCost;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.NetworkLayers;
import org.oddity.tensor.engine.Engine;

/**
 * A convolutional network with an output for each label, trained by cross-entropy on normal and
 * anomalous images; the score is the log odds of being anomalous, so that the threshold 0 is even
 * odds. Labels are the two sides, or all classes of the dataset, which it then names, too.
 *
 * <p>Departures from the paper: the backbone chosen, see there; few labels in place of a thousand
 * classes; pixels in [−1, 1] in place of a subtracted mean. It shows what labels are worth, and
 * what becomes of a rare label: weighting is off unless asked for.
 */
@Paper(
    authors = "Karen Simonyan, Andrew Zisserman",
    title = "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    venue = "International Conference on Learning Representations",
    year = 2015,
    url = "https://arxiv.org/abs/1409.1556")
public final class NetworkClassifierFactory implements DetectorFactory<NetworkClassifierOptions> {
  private static final int LABELS = 2; // the last layer costs next to nothing

  private final Backbones backbones;
  private final Engine engine;

  @Inject
  NetworkClassifierFactory(Backbones backbones, Engine engine) {
    this.backbones = backbones;
    this.engine = engine;
  }

  @Override
  public Class<NetworkClassifierOptions> optionsType() {
    return NetworkClassifierOptions.class;
  }

  @Override
  public String summary() {
    return "Convolutional network trained on labels, of sides or classes (supervised; VGG, Simonyan"
        + " and Zisserman 2015).";
  }

  @Override
  public AnomalyDetector create(NetworkClassifierOptions options) {
    return new NetworkClassifierDetector(options, backbones.create(options.backbone()), engine);
  }

  @Override
  public FittedDetector restore(NetworkClassifierOptions options, NamedArrays state) {
    Backbone backbone = backbones.create(options.backbone());
    ImageShape shape = FittedNetworkClassifier.shapeOf(state);
    boolean[] anomalous = FittedNetworkClassifier.anomalousOf(state);
    long seed = 0; // what is drawn is overwritten
    Network network =
        NetworkClassifierDetector.network(engine, backbone, shape, anomalous.length, seed);
    network.restore(state.scope("network"));
    return namesClasses(options)
        ? new FittedClassClassifier(shape, network, anomalous)
        : new FittedNetworkClassifier(shape, network, anomalous);
  }

  @Override
  public List<String> conflicts(NetworkClassifierOptions options, ImageShape shape) {
    return backbones.conflicts(options.backbone(), shape, BackbonePart.CLASSIFIER);
  }

  @Override
  public Optional<NetworkLayers> layers(NetworkClassifierOptions options, ImageShape shape) {
    Backbone backbone = backbones.create(options.backbone());
    return Optional.of(
        NetworkLayers.of("", backbone.classifier(shape, LABELS), NetworkOutputs.inputShape(shape)));
  }

  @Override
  public boolean namesClasses(NetworkClassifierOptions options) {
    return options.labels() == LabelKind.CLASSES;
  }

  @Override
  public Estimate estimate(NetworkClassifierOptions options, Workload workload) {
    ImageShape image = workload.shape();
    NetworkCost network =
        NetworkCost.of(
            backbones.create(options.backbone()).classifier(image, LABELS),
            NetworkOutputs.inputShape(image));
    double seen = (double) options.training().epochs() * workload.training();
    Estimate training = TrainingCost.of(network, seen, options.training().batchSize());
    return new Estimate(
        training.operations() + TrainingCost.scoring(network, workload.test()), training.bytes());
  }
}
