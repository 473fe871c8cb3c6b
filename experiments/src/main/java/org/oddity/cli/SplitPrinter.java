package org.oddity.cli;

import java.io.PrintWriter;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.ResolvedDataset;
import org.oddity.experiment.protocol.SplitTable;
import org.oddity.experiment.protocol.Task;

/** Prints how many images each task trains on, holds out and tests. */
final class SplitPrinter {
  private SplitPrinter() {}

  static void print(PrintWriter out, ExperimentPlan plan, ResolvedDataset dataset) {
    out.printf("Split of %s (%s):%n", dataset.name(), dataset.dataset().shape());
    out.printf(
        "  %-20s %9s %9s %12s %15s%n",
        "task", "train", "held out", "test normal", "test anomalous");
    for (Task task : dataset.tasks()) {
      SplitTable split = plan.split(dataset, task);
      out.printf(
          "  %-20s %9d %9d %12d %15d%n",
          task.name(),
          split.images("train", false) + split.images("train", true),
          split.images("validation", false) + split.images("validation", true),
          split.images("test", false),
          split.images("test", true));
    }
    out.println();
  }
}
