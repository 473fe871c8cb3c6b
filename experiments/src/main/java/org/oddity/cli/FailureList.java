package org.oddity.cli;

import java.io.PrintWriter;
import java.util.function.Predicate;
import org.oddity.experiment.runner.ExperimentRun;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;

/** Prints which cells failed and why. */
final class FailureList {
  private FailureList() {}

  /** Prints those of some cells. */
  static void print(PrintWriter out, ExperimentRun run, Predicate<CellRecord> chosen) {
    for (CellRecord cell : run.record().cells()) {
      CellState state = run.folder().state(cell);
      if (!state.done() && chosen.test(cell)) {
        String reason = state.finished().map(end -> end.reason()).orElse("stopped before its end");
        out.printf("failed: %s: %s%n", cell.title(), reason);
      }
    }
  }
}
