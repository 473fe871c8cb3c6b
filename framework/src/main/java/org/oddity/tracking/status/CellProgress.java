package org.oddity.tracking.status;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import org.oddity.tracking.CellRecord;

/**
 * How far one cell is.
 *
 * @param cell which one
 * @param stage where it stands
 * @param value the figure asked for, of a finished cell that has it
 * @param reason why it failed or stopped; empty where it did not
 * @param training how far its training is, while one runs and says so
 */
public record CellProgress(
    CellRecord cell,
    Stage stage,
    OptionalDouble value,
    String reason,
    Optional<TrainingProgress> training) {
  /** Where a cell stands. */
  public enum Stage {
    /** It ended well. */
    FINISHED,
    /** It ended with an error. */
    FAILED,
    /** A process is at it. */
    RUNNING,
    /** It was begun and stopped; it goes on when the experiment does. */
    INTERRUPTED,
    /** It was never begun. */
    WAITING
  }

  public CellProgress {
    requireNonNull(cell, "cell is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(value, "value is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(training, "training is null");
  }
}
