package org.oddity.training;

import java.util.Optional;
import java.util.function.Supplier;
import org.oddity.core.InvalidInputException;

/** Saves a training's checkpoints when it is time to. */
final class CheckpointKeeper {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final CheckpointTiming timing;
  private final TrainingContext context;
  private long last = System.nanoTime();

  CheckpointKeeper(CheckpointTiming timing, TrainingContext context) {
    this.timing = timing;
    this.context = context;
  }

  /** Returns where an earlier attempt stood; a damaged checkpoint is told of and passed over. */
  Optional<TrainingCheckpoint> latest(long[] origin, TraineeState state) {
    try {
      return context
          .checkpoints()
          .latest(context.phase())
          .flatMap(content -> TrainingCheckpoint.decode(content, origin, state.all()));
    } catch (InvalidInputException e) {
      context
          .listener()
          .warning(
              "damaged-checkpoint",
              "the checkpoint of its "
                  + context.phase()
                  + " was damaged, so that began again from the start");
      return Optional.empty();
    }
  }

  /**
   * Saves a checkpoint if it is time.
   *
   * @param ends whether it is the training's last, which is always saved
   */
  void save(int epoch, boolean ends, Supplier<TrainingCheckpoint> checkpoint) {
    if (context.checkpoints() != CheckpointStore.NONE && (ends || due(epoch))) {
      context.checkpoints().save(context.phase(), checkpoint.get().encode());
      last = System.nanoTime();
    }
  }

  private boolean due(int epoch) {
    return timing instanceof CheckpointTiming.Epochs epochs
        ? epoch % epochs.every() == 0
        : timing instanceof CheckpointTiming.Minutes minutes
            && System.nanoTime() - last >= minutes.every() * NANOS_PER_MINUTE;
  }
}
