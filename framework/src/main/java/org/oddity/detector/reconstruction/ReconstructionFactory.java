package org.oddity.detector.reconstruction;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.nn.NetworkLayers;

/**
 * A factory of detectors by reconstruction: a method is all that one adds.
 *
 * @param <O> its options
 */
public abstract class ReconstructionFactory<O extends Record & Recipe>
    implements DetectorFactory<O> {
  private final Autoencoders autoencoders;

  /** Called by the factory of each method. */
  protected ReconstructionFactory(Autoencoders autoencoders) {
    this.autoencoders = requireNonNull(autoencoders, "autoencoders is null");
  }

  /** Returns the method with these options. */
  protected abstract ReconstructionMethod method(O options);

  @Override
  public final AnomalyDetector create(O options) {
    return autoencoders.detector(options, method(options));
  }

  @Override
  public final FittedDetector restore(O options, NamedArrays state) {
    return autoencoders.restore(options, method(options), state);
  }

  @Override
  public final List<String> conflicts(O options, ImageShape shape) {
    return autoencoders.conflicts(options, shape);
  }

  @Override
  public final Optional<NetworkLayers> layers(O options, ImageShape shape) {
    return Optional.of(autoencoders.layers(options, method(options), shape));
  }

  @Override
  public final Estimate estimate(O options, Workload workload) {
    return autoencoders.estimate(options, method(options), workload);
  }
}
