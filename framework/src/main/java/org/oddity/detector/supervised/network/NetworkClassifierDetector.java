package org.oddity.detector.supervised.network;

import java.util.Locale;
import org.oddity.backbone.Backbone;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.supervised.BothKinds;
import org.oddity.nn.Network;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.TrainingLoop;
import org.oddity.training.TrainingResult;

/** Trains a network to tell anomalies from normals, or all classes from each other. */
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
    LabelSet labels = LabelSet.of(options.labels(), training, validation);
    // The images have no part in it: what differs in them alone starts from the same network.
    Network network =
        network(engine, backbone, shape, labels.count(), context.seeds().seed("network"));
    HeldOutAccuracy heldOut = new HeldOutAccuracy(options.accuracyGoal());
    Classification classification =
        new Classification(options, network, labels, heldOut, context.seeds().seed("steps"));
    TrainingResult result =
        new TrainingLoop(options.training(), context.training())
            .run(classification, training.images(), validation.images());
    options.accuracyGoal().ifPresent(goal -> tell(goal, heldOut, result, context.listener()));
    return options.labels() == LabelKind.CLASSES
        ? new FittedClassClassifier(shape, network, labels.anomalous())
        : new FittedNetworkClassifier(shape, network, labels.anomalous());
  }

  private static void tell(
      double goal, HeldOutAccuracy heldOut, TrainingResult result, FitListener listener) {
    if (heldOut.reached().isPresent()) {
      listener.metric("epochs-to-accuracy", heldOut.reached().getAsInt(), 0);
    } else {
      listener.warning(
          "accuracy-goal",
          String.format(
              Locale.ROOT,
              "the accuracy on held-out images never reached %s: the best of %d epochs was %.4f",
              goal,
              result.epochs(),
              heldOut.best()));
    }
  }

  /** Returns a network with drawn parameters. */
  static Network network(
      Engine engine, Backbone backbone, ImageShape shape, int labels, long seed) {
    return Network.initialise(
        engine.kernels(),
        backbone.classifier(shape, labels),
        NetworkOutputs.inputShape(shape),
        new RandomStream(seed));
  }
}
