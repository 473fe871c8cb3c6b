package org.oddity.detector;

import java.util.List;
import java.util.Optional;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.nn.NetworkLayers;

/**
 * A kind of detector, by its name in YAML; bound by the Guice module of its package. Carries {@link
 * org.oddity.core.Paper} where there is one.
 *
 * @param <O> its options
 */
public interface DetectorFactory<O extends Record> {
  /** Returns the record that the YAML mapping fills. */
  Class<O> optionsType();

  /** Returns one sentence for people. */
  String summary();

  /** Returns a detector with these options. */
  AnomalyDetector create(O options);

  /** Returns a fitted detector that scores to the same bits as the one whose state this is. */
  FittedDetector restore(O options, NamedArrays state);

  /** Returns what does not fit together, such as an image too small; empty if all is well. */
  default List<String> conflicts(O options, ImageShape shape) {
    return List.of();
  }

  /**
   * Returns the layers by which scores can be explained, so that a wrong name is found before
   * anything runs; empty if the score is no differentiable function of the image.
   *
   * @param shape one without {@link #conflicts}
   */
  default Optional<NetworkLayers> layers(O options, ImageShape shape) {
    return Optional.empty();
  }

  /** Returns whether what it fits with these options is a {@link ClassifyingDetector}. */
  default boolean namesClasses(O options) {
    return false;
  }

  /** Returns what a cell will roughly cost. */
  Estimate estimate(O options, Workload workload);

  /**
   * Returns a number to raise whenever the same options and images would give other scores, so that
   * cells finished by older code are run again.
   */
  default int revision() {
    return 1;
  }
}
