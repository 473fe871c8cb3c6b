package org.oddity.spark.executor;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The cell's folder in a run folder that all machines see. An executor that was lost with this cell
 * may have come to its end, and its worker may live for a moment longer: the cell's worker knows
 * from its journal.
 */
record SharedPlace(Path folder) implements CellPlace {
  @Override
  public CellOutcome run(Supplier<String> cell) {
    return CellOutcome.inPlace(cell.get());
  }
}
