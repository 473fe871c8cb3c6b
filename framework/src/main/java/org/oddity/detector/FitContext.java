package org.oddity.detector;

import static java.util.Objects.requireNonNull;

import org.oddity.core.Seeds;
import org.oddity.training.CheckpointStore;
import org.oddity.training.TrainingContext;

/**
 * What surrounds a fit.
 *
 * @param seeds the only source of randomness
 * @param listener hears of progress and of quantities worth keeping
 * @param checkpoints where trainings are taken up after an interruption
 */
public record FitContext(Seeds seeds, FitListener listener, CheckpointStore checkpoints) {
  public FitContext {
    requireNonNull(seeds, "seeds is null");
    requireNonNull(listener, "listener is null");
    requireNonNull(checkpoints, "checkpoints is null");
  }

  /** Makes a context in which no checkpoints are kept. */
  public FitContext(Seeds seeds, FitListener listener) {
    this(seeds, listener, CheckpointStore.NONE);
  }

  /** Returns a context in which nobody listens. */
  public static FitContext of(long seed) {
    return new FitContext(new Seeds(seed), FitListener.NONE);
  }

  /**
   * Returns what surrounds the fit's training; where there are several, their contexts are made of
   * it by {@link TrainingContext#phase}.
   */
  public TrainingContext training() {
    return new TrainingContext(
        TrainingContext.ONLY_PHASE, seeds.child("training"), listener, checkpoints);
  }
}
