package org.oddity.experiment.runner;

import java.time.Duration;
import java.util.List;
import org.oddity.experiment.CellSpec;

/** Runs cells, on this machine or on others. Made anew for every run. */
public interface Runner {
  /** The reason that observers hear of a cell that was stopped by the user. */
  String STOPPED = "stopped";

  /**
   * Runs all cells.
   *
   * @return the number of cells that failed
   * @throws RunnerFailedException if no cell can be run any more; cells that did not run stay as
   *     they are
   */
  int run(List<CellSpec> cells);

  /**
   * Stops whatever runs and waits until the cells' journals say so; cells stay unfinished and can
   * be run again.
   */
  void stopAndWait(Duration atMost);
}
