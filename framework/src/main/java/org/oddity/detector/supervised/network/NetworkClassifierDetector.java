package org.oddity.detector.supervised.network;

import org.oddity.backbone.Backbone;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.supervised.BothKinds;
import org.oddity.nn.Network;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.TrainingLoop;

/** Trains a network to tell anomalies from normals. */
final class NetworkClassifierDetector implements SupervisedDetector {
  private final NetworkClassifierOptions options;
  private final Backbone backbone;
  private final Engine engine;

  NetworkClassifierDetector(NetworkClassifierOptions options, Backbone backbone, Engine engine) {
    this.options = options;
    this.backbone = backbone;
    this.engine = engine;
  }

  @Override
  public FittedDetector fit(
      LabelledImages training, LabelledImages validation, FitContext context) {
    BothKinds.require(training);
    ImageShape shape = training.images().shape();
    Network network = network(engine, backbone, shape, context.seeds().seed("network"));
    Classification classification =
        new Classification(options, network, training, validation, context.seeds().seed("steps"));
    new TrainingLoop(options.training(), context.training())
        .run(classification, training.images(), validation.images());
    return new FittedNetworkClassifier(shape, network);
  }

  /** Returns a network with drawn parameters. */
  static Network network(Engine engine, Backbone backbone, ImageShape shape, long seed) {
    return Network.initialise(
        engine.kernels(),
        backbone.classifier(shape, Logits.LABELS),
        NetworkOutputs.inputShape(shape),
        new RandomStream(seed));
  }
}
