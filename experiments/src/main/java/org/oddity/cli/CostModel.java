package org.oddity.cli;

import org.oddity.detector.Estimate;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.ResolvedDataset;
import org.oddity.experiment.ResolvedDetector;
import org.oddity.experiment.protocol.SplitTable;
import org.oddity.experiment.protocol.Task;

/** Turns operations into seconds and adds what every cell needs, whatever its detector. */
final class CostModel {
  /**
   * Of one AVX2 core: 4e10 over the classical cells of CIFAR-10, 3e10 over adversarial trainings on
   * MNIST; a factor of three either way.
   */
  private static final double OPERATIONS_PER_SECOND = 3e10;

  /** Reading, bootstrap and figures of one cell on the same machine. */
  private static final double SECONDS_PER_CELL = 0.7;

  /** The Java machine, its classes and libraries. */
  private static final double BYTES_PER_WORKER = 300e6;

  private CostModel() {}

  /** Returns what a cell takes a worker of so many threads. */
  static double seconds(Estimate estimate, int threads) {
    return SECONDS_PER_CELL + estimate.operations() / OPERATIONS_PER_SECOND / threads;
  }

  static double bytes(ExperimentPlan plan, ResolvedDataset dataset, Task task, Estimate estimate) {
    SplitTable split = plan.split(dataset, task);
    long images = 0;
    for (SplitTable.Row row : split.rows()) {
      images += row.images();
    }
    double pixels = (double) images * dataset.dataset().shape().size() * Float.BYTES;
    return BYTES_PER_WORKER + pixels + estimate.bytes();
  }

  /** Returns what the largest cell of an experiment will roughly need. */
  static double mostBytes(ExperimentPlan plan) {
    double most = 0;
    for (ResolvedDataset dataset : plan.datasets()) {
      Task task = dataset.tasks().get(0);
      for (ResolvedDetector detector : plan.detectors()) {
        Estimate estimate = plan.estimate(dataset, task, detector);
        most = Math.max(most, bytes(plan, dataset, task, estimate));
      }
    }
    return most;
  }
}
