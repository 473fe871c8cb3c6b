package org.oddity.spark;

import org.oddity.experiment.RunnerOptions;
import org.oddity.experiment.runner.Resources;

/**
 * What an executor takes of its machine. Spark gives every executor its cores and memory on some
 * machine for as long as there are some left, so this decides how many cells a machine holds.
 *
 * @param cells the worker processes of an executor, with what each of them takes
 */
record ExecutorSize(Resources cells) {
  /**
   * What the libraries of a worker take beside its Java heap, and what an executor itself takes.
   */
  static final int BESIDE_THE_HEAP = 512;

  private static final int LEAST_HEAP = 1024;
  private static final double MEBIBYTE = 1024.0 * 1024;

  /**
   * Returns the size that the options ask for.
   *
   * @param bytesPerCell what the largest cell will roughly need
   */
  static ExecutorSize of(RunnerOptions options, double bytesPerCell) {
    int needed = (int) Math.max(LEAST_HEAP, Math.ceil(bytesPerCell / MEBIBYTE));
    return new ExecutorSize(
        new Resources(
            options.workers().orElse(1),
            options.threads().orElse(1),
            options.memory().orElse(needed)));
  }

  int cores() {
    return cells.workers() * cells.threads();
  }

  int mebibytes() {
    return BESIDE_THE_HEAP + cells.workers() * (cells.heapMebibytes() + BESIDE_THE_HEAP);
  }
}
