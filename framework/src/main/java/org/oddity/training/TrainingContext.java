package org.oddity.training;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageGrid;
import org.oddity.core.Seeds;

/**
 * What surrounds one training of a fit.
 *
 * @param phase its name among the trainings of the fit, in lower-kebab: its metrics and images are
 *     {@code PHASE/NAME}, its checkpoint is its own
 * @param seeds where the order of images and their augmentation come from
 * @param listener hears of it
 * @param checkpoints where it is taken up
 */
public record TrainingContext(
    String phase, Seeds seeds, TrainingListener listener, CheckpointStore checkpoints) {
  /** The name of the phase where a fit has but one. */
  public static final String ONLY_PHASE = "training";

  public TrainingContext {
    requireNonNull(phase, "phase is null");
    requireNonNull(seeds, "seeds is null");
    requireNonNull(listener, "listener is null");
    requireNonNull(checkpoints, "checkpoints is null");
  }

  /** Returns a context in which nobody listens and nothing is kept. */
  public static TrainingContext of(long seed) {
    return new TrainingContext(
        ONLY_PHASE, new Seeds(seed), new TrainingListener() {}, CheckpointStore.NONE);
  }

  /**
   * Returns the context of one of several trainings of the fit.
   *
   * @param from where it begins in the progress of the fit, in [0, 1]
   * @param to where it ends
   */
  public TrainingContext phase(String name, double from, double to) {
    return new TrainingContext(name, seeds.child(name), new Part(listener, from, to), checkpoints);
  }

  /** Passes on, with its progress as a part of the whole. */
  private record Part(TrainingListener whole, double from, double to) implements TrainingListener {
    @Override
    public void progress(double fraction, String activity) {
      whole.progress(from + (to - from) * fraction, activity);
    }

    @Override
    public void metric(String name, double value, long step) {
      whole.metric(name, value, step);
    }

    @Override
    public void images(String name, ImageGrid grid, long step) {
      whole.images(name, grid, step);
    }

    @Override
    public void warning(String name, String sentence) {
      whole.warning(name, sentence);
    }

    @Override
    public void resumed(String phase, long epoch) {
      whole.resumed(phase, epoch);
    }
  }
}
