package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Seeds;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.network.TrainingCost;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.engine.Engine;

/**
 * A factory of adversarial detectors: a method is all that one adds.
 *
 * @param <O> its options
 */
public abstract class AdversarialFactory<O extends Record> implements DetectorFactory<O> {
  private final Backbones backbones;
  private final Engine engine;

  /** Called by the factory of each method. */
  protected AdversarialFactory(Backbones backbones, Engine engine) {
    this.backbones = requireNonNull(backbones, "backbones is null");
    this.engine = requireNonNull(engine, "engine is null");
  }

  /** Returns the method with these options. */
  protected abstract AdversarialMethod method(O options);

  /** Returns what is wrong with the backbones that the options choose; empty if all is well. */
  protected abstract List<String> backboneConflicts(O options, ImageShape shape);

  /** Returns all backbones. */
  protected final Backbones backbones() {
    return backbones;
  }

  @Override
  public final Detector create(O options) {
    return new AdversarialDetector(method(options), engine);
  }

  @Override
  public final FittedDetector restore(O options, NamedArrays state) {
    AdversarialMethod method = method(options);
    ImageShape shape = FittedNetworks.shapeOf(state);
    Seeds overwritten = new Seeds(0);
    NamedNetworks networks =
        AdversarialDetector.draw(engine.kernels(), method.networks(shape), overwritten, true);
    networks.restore(FittedNetworks.networksOf(state));
    return AdversarialDetector.fitted(method, networks, shape);
  }

  @Override
  public final List<String> conflicts(O options, ImageShape shape) {
    List<String> conflicts = new ArrayList<>(backboneConflicts(options, shape));
    if (conflicts.isEmpty()) {
      try {
        method(options)
            .networks(shape)
            .values()
            .forEach(plan -> plan.layer().outputShape(plan.input()));
      } catch (ShapeMismatchException e) {
        conflicts.add(e.getMessage());
      }
    }
    return conflicts;
  }

  @Override
  public final Optional<NetworkLayers> layers(O options, ImageShape shape) {
    return NetworksScore.layers(method(options), shape);
  }

  @Override
  public final Estimate estimate(O options, Workload workload) {
    AdversarialMethod method = method(options);
    Map<String, NetworkPlan> plans = method.networks(workload.shape());
    double images = (double) method.training().epochs() * workload.training();
    double operations = 0;
    double bytes = 0;
    for (NetworkPlan plan : plans.values()) {
      NetworkCost cost = NetworkCost.of(plan.layer(), plan.input());
      Estimate training =
          TrainingCost.of(cost, images * plan.training(), method.training().batchSize());
      operations += training.operations();
      operations += TrainingCost.scoring(cost, plan.scoring() * workload.test());
      bytes += training.bytes();
    }
    return new Estimate(operations, bytes);
  }
}
