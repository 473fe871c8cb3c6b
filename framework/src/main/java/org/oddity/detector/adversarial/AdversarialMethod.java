package org.oddity.detector.adversarial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.detector.AttentionMaps;
import org.oddity.nn.Pass;
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

  /**
   * Returns the networks that an image goes through on its way to its score, in that order; empty
   * where a search finds the score, which then has no gradient.
   */
  default List<String> scoredThrough() {
    return List.of();
  }

  /**
   * Returns the scores that {@link #scorer} gives, on the tape of the pixels; of a network that
   * also sees something else than the image, only how it sees the image can be captured.
   *
   * @param pixels {@code [batch, height, width, channels]} in [0, 1]
   * @param networks those that scores are made with
   * @param pass for inference
   * @return {@code [batch]}
   * @throws UnsupportedOperationException if images are {@link #scoredThrough} no network
   */
  default Variable score(Variable pixels, NamedNetworks networks, ImageShape shape, Pass pass) {
    throw new UnsupportedOperationException("a search finds the score; it has no gradient");
  }

  /**
   * Returns what makes maps of where it looks; empty where it looks everywhere alike.
   *
   * @param networks those that scores are made with
   */
  default Optional<AttentionMaps> attention(NamedNetworks networks, ImageShape shape) {
    return Optional.empty();
  }

  /**
   * Returns what is wrong with a game, in its own way: sentences without a full stop, by
   * lower-kebab names, besides what all games are asked.
   *
   * @param chosenEpoch whose networks are kept, from 1
   * @param health what the trainee told of these networks
   */
  default Map<String, String> warnings(int chosenEpoch, Map<String, Double> health) {
    return Map.of();
  }

  /**
   * Returns what scoring normal images tells of a trained method besides their scores, by
   * lower-kebab names; it is told once, after training.
   *
   * @param normals those that its health is judged by
   * @param networks all of {@link #networks}
   */
  default Map<String, Double> quantities(
      ImageBatch normals, NamedNetworks networks, ImageShape shape) {
    return Map.of();
  }

  /** Returns whether the scorer reconstructs images, so that it can tell where they are off. */
  default boolean reconstructs() {
    return true;
  }
}
