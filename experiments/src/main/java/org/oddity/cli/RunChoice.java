package org.oddity.cli;

import java.util.List;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.tracking.CellFilter;
import org.oddity.tracking.ExperimentRecord;

/**
 * Which cells of an experiment are run.
 *
 * @param only what was asked for by {@code --only}; empty for all
 * @param retryFailed whether cells that failed are run again
 * @param others runs whose finished cells may be taken over
 */
record RunChoice(List<String> only, boolean retryFailed, OtherRuns others) {
  RunChoice {
    only = List.copyOf(only);
  }

  boolean everything() {
    return only.isEmpty();
  }

  /** Returns which of an experiment's cells were asked for. */
  CellFilter filter(ExperimentPlan plan, ExperimentRecord record) {
    return CellFilter.of(only, record.cells(), plan.variants());
  }
}
