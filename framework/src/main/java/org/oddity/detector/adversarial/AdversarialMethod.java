package org.oddity.detector.adversarial;

import java.util.Map;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** What one adversarial method does its own way. Immutable. */
public interface AdversarialMethod {
  /**
   * Returns its networks by name, in the order in which they are drawn.
   *
   * @throws org.oddity.nn.ShapeMismatchException if there are none for such images
   */
  Map<String, NetworkPlan> networks(ImageShape shape);

  /** Returns epochs, batches and optimisers. */
  TrainingOptions training();

  /**
   * Returns what trains the networks.
   *
   * @param networks all of {@link #networks}
   */
  Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds);

  /**
   * Returns what scores.
   *
   * @param networks those that scores are made with
   */
  ImageScorer scorer(NamedNetworks networks, ImageShape shape);

  /** Returns whether the scorer reconstructs images, so that it can tell where they are off. */
  default boolean reconstructs() {
    return true;
  }
}
