package org.oddity.tensor;

import java.util.Map;

/** One update rule at work on one flat array of parameters, with what it remembers. */
public interface Updater {
  /**
   * Moves the parameters one step.
   *
   * @param parameters {@code [size]}, changed in place
   * @param gradients {@code [size]}; used up: holds anything afterwards
   * @param iteration from 0
   */
  void apply(Tensor parameters, Tensor gradients, double learningRate, int iteration);

  /** Returns what it remembers by name, {@code [size]} each, as it is: write to it to restore. */
  Map<String, Tensor> state();
}
