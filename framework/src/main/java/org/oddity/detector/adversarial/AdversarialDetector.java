package org.oddity.detector.adversarial;

import java.util.Map;
import java.util.Optional;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.Detector;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.nn.Network;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingLoop;
import org.oddity.training.TrainingResult;

/** Draws a method's networks, lets them play, and keeps those that score. */
final class AdversarialDetector implements Detector {
  private final AdversarialMethod method;
  private final Engine engine;

  AdversarialDetector(AdversarialMethod method, Engine engine) {
    this.method = method;
    this.engine = engine;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    ImageShape shape = normals.training().shape();
    Seeds seeds = context.seeds();
    NamedNetworks networks =
        draw(engine.kernels(), method.networks(shape), seeds.child("networks"), false);
    Trainee trainee = method.trainee(networks, shape, seeds.child("steps"));
    TrainingResult result =
        new TrainingLoop(method.training(), context.training())
            .run(trainee, normals.training(), normals.validation());
    ImageBatch judged = judged(normals);
    Map<String, Double> health = trainee.health(judged);
    GameFaults.of(new GameCourse(result.losses(), health)).forEach(context.listener()::warning);
    method.warnings(result.chosenEpoch(), health).forEach(context.listener()::warning);
    method
        .quantities(judged, networks, shape)
        .forEach((name, value) -> context.listener().metric(name, value, 0));
    return fitted(method, networks, shape);
  }

  private ImageBatch judged(TrainingNormals normals) {
    ImageBatch images =
        normals.validation().count() > 1 ? normals.validation() : normals.training();
    return images.slice(0, Math.min(method.training().batchSize(), images.count()));
  }

  /** Draws networks, each from a seed of its own. */
  static NamedNetworks draw(
      Kernels kernels, Map<String, NetworkPlan> plans, Seeds seeds, boolean scoringOnly) {
    NamedNetworks networks = new NamedNetworks();
    plans.forEach(
        (name, plan) -> {
          if (plan.scores() || !scoringOnly) {
            RandomStream random = new RandomStream(seeds.seed(name));
            networks.and(name, Network.initialise(kernels, plan.layer(), plan.input(), random));
          }
        });
    return networks;
  }

  /** Returns what is left after training. */
  static FittedDetector fitted(AdversarialMethod method, NamedNetworks networks, ImageShape shape) {
    NamedNetworks scoring = new NamedNetworks();
    method
        .networks(shape)
        .forEach(
            (name, plan) -> {
              if (plan.scores()) {
                scoring.and(name, networks.get(name));
              }
            });
    ImageScorer scorer = method.scorer(scoring, shape);
    Optional<DifferentiableScore> onTape = NetworksScore.of(method, scoring, shape);
    Optional<AttentionMaps> attention = method.attention(scoring, shape);
    return method.reconstructs()
        ? new LocalisingNetworks(shape, scoring, scorer, onTape, attention)
        : new FittedNetworks(shape, scoring, scorer, onTape, attention);
  }
}
