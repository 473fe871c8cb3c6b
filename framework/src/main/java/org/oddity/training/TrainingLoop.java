package org.oddity.training;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageBatch;

/** Trains: epochs, batches, validation, checkpoints, the choice of the best epoch. */
public final class TrainingLoop {
  private final TrainingOptions options;
  private final TrainingContext context;

  /** Makes a loop. */
  public TrainingLoop(TrainingOptions options, TrainingContext context) {
    this.options = requireNonNull(options, "options is null");
    this.context = requireNonNull(context, "context is null");
  }

  /**
   * Trains, or goes on after the last checkpoint; a training that had ended is only restored.
   *
   * @param training {@code [batch, height, width, channels]}
   * @param validation normals; may be empty
   * @throws TrainingFailedException if a loss is not finite or validation normals are missing
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public TrainingResult run(Trainee trainee, ImageBatch training, ImageBatch validation) {
    return new TrainingRun(options, context, trainee, training, validation).run();
  }
}
