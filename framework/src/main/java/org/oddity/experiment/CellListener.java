package org.oddity.experiment;

/** Hears of a cell that was scored, to add figures; bound in a Guice {@code Multibinder}. */
public interface CellListener {
  /** Called once per cell, after its test set was scored and before the cell is called finished. */
  void scored(ScoredCell cell);
}
