package org.oddity.training;

import static java.util.Objects.requireNonNull;

/**
 * Where a training stands.
 *
 * @param epoch in which epoch
 * @param batch in the epoch, from 0
 */
public record Step(Epoch epoch, int batch) {
  public Step {
    requireNonNull(epoch, "epoch is null");
  }

  /** Returns how many steps came before, over all epochs. */
  public long number() {
    return (long) (epoch.number() - 1) * epoch.steps() + batch;
  }

  /** Returns how many steps there will be if nothing stops the training early. */
  public long count() {
    return (long) epoch.count() * epoch.steps();
  }

  /** Returns whether the epoch ends with it. */
  public boolean isLastOfEpoch() {
    return batch == epoch.steps() - 1;
  }

  /** Returns how many epochs came before: 1.5 in the middle of the second. */
  public double epochsPassed() {
    return epoch.number() - 1 + (double) batch / epoch.steps();
  }

  /** Returns how much of the training came before, in [0, 1). */
  public double fraction() {
    return (double) number() / count();
  }
}
