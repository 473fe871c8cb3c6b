package org.oddity.detector;

import java.util.Optional;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;

/** What a detector has learned; immutable, usable by several threads until it is closed. */
public interface FittedDetector extends AutoCloseable {
  /**
   * Returns one score per image, higher = more anomalous. A score depends on its own image alone,
   * never on the batch it sits in.
   *
   * @param images {@code [batch, height, width, channels]} in [0, 1], of the shape fitted
   */
  AnomalyScores score(ImageBatch images);

  /**
   * Returns how many images it computes at once, at least 1: where they are fewer, it fills up with
   * black ones, which cost as much.
   */
  default int batch() {
    return 1;
  }

  /**
   * Returns how many images to hand on at a time, for no batch but the last to be filled up: as
   * many as whole batches hold of {@code most}, but one batch at least.
   */
  default int wholeBatches(int most) {
    return Math.max(1, most / batch()) * batch();
  }

  /**
   * Returns the score as a function that can be differentiated; empty where it is none, as where a
   * search finds it. Present exactly where {@link DetectorFactory#layers} are.
   */
  default Optional<DifferentiableScore> differentiable() {
    return Optional.empty();
  }

  /** Returns maps of where it looks; empty for detectors that look everywhere alike. */
  default Optional<AttentionMaps> attention() {
    return Optional.empty();
  }

  /** Returns all that {@link DetectorFactory#restore} needs to score to the same bits. */
  NamedArrays state();

  /** Frees memory outside the Java heap; there is none unless a detector says so. */
  @Override
  default void close() {}
}
