package org.oddity.experiment.cell;

/** Hears how far a cell has come. */
public interface CellProgress {
  /** Hears nothing. */
  CellProgress NONE = (fraction, activity) -> {};

  /**
   * Tells how far the cell has come.
   *
   * @param fraction in [0, 1]
   * @param activity in a word or two
   */
  void at(double fraction, String activity);
}
