package org.oddity.spark.executor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.oddity.experiment.runner.RunnerFailedException;

/** Where a cell's files go on the machine of an executor. */
sealed interface CellPlace permits SharedPlace, OwnPlace {
  /** Returns the cell's own folder if this machine sees it, else one to be sent back. */
  static CellPlace of(CellAssignment assignment) {
    return Files.exists(Path.of(assignment.mark()))
        ? new SharedPlace(Path.of(assignment.cell().folder()))
        : OwnPlace.make(assignment.cell().record().id());
  }

  /** Returns the folder. */
  Path folder();

  /**
   * Runs a cell there.
   *
   * @param cell returns the reason why it failed, empty if it did not
   * @throws RunnerFailedException if no worker process can be started here; the cell did not run
   */
  CellOutcome run(Supplier<String> cell);
}
