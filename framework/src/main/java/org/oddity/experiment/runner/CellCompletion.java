package org.oddity.experiment.runner;

import java.nio.file.Files;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.model.ModelStore;
import org.oddity.tracking.CellState;
import org.oddity.tracking.RunFolder;

/** Says whether a folder holds all that an experiment asks of a cell. */
final class CellCompletion {
  private CellCompletion() {}

  /** Returns whether a cell ended well and keeps what is asked for. */
  static boolean complete(RunFolder folder, CellSpec cell, CellState state) {
    return state.done() && !lacksModel(folder, cell) && !lacksExplanation(cell, state);
  }

  private static boolean lacksModel(RunFolder folder, CellSpec cell) {
    return cell.saveModel() && !Files.exists(folder.cell(cell.record()).resolve(ModelStore.FILE));
  }

  private static boolean lacksExplanation(CellSpec cell, CellState state) {
    return !cell.explanation().isEmpty() && !state.tags().containsKey(ExplainedCell.TAG);
  }
}
