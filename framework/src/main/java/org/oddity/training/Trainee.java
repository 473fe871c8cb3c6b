package org.oddity.training;

import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;

/**
 * What a method does in training; {@link TrainingLoop} does the rest. It holds its networks,
 * optimisers and random streams, and opens its tapes itself, as many as a step needs. All calls
 * come from one thread.
 */
public interface Trainee {
  /**
   * Returns all that steps change, the same object each time: what checkpoints hold and what the
   * choice of the best epoch brings back. What is not in it must not change.
   */
  TraineeState state();

  /**
   * Learns from one batch. A loss is added to {@link StepLosses} while its tape is open.
   *
   * @return the losses of this batch before it was learned from, the one to watch first
   */
  StepLosses step(Batch batch, Step step);

  /**
   * Returns the mean over some normal images that training does not see, lower = better; nothing if
   * the method has no such number. It decides when to stop and which epoch is best.
   *
   * @param normals at least one and at most a batch; the loop averages over all batches
   */
  default OptionalDouble validate(ImageBatch normals) {
    return OptionalDouble.empty();
  }

  /**
   * Returns the same for a method whose images have labels; by default that of the images alone.
   *
   * @param held with the place of each image in those held out
   */
  default OptionalDouble validate(Batch held) {
    return validate(held.images());
  }

  /**
   * Returns pictures of what was learned so far, by lower-kebab names such as {@code
   * reconstructions}.
   *
   * @param examples the same few images each time
   */
  default Map<String, ImageGrid> images(ImageBatch examples) {
    return Map.of();
  }

  /**
   * Returns the same for a method some of whose pictures are of more images than can be shown, such
   * as a histogram; by default that of the few.
   *
   * @param examples the same few images each time
   * @param more those that {@link #health} is given, the few first where there are so many
   */
  default Map<String, ImageGrid> images(ImageBatch examples, ImageBatch more) {
    return images(examples);
  }

  /**
   * Returns quantities that tell how the training fares and decide nothing, by lower-kebab names,
   * after each epoch.
   *
   * @param examples the same normal images each time, at most a batch
   */
  default Map<String, Double> health(ImageBatch examples) {
    return Map.of();
  }

  /** Called before the first step of each epoch. */
  default void beginEpoch(Epoch epoch) {}

  /** Called after the last step of each epoch, before validation. */
  default void endEpoch(Epoch epoch) {}
}
