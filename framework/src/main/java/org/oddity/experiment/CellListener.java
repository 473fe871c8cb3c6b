package org.oddity.experiment;

/** Hears of what a cell has to show, to add figures; bound in a Guice {@code Multibinder}. */
public interface CellListener {
  /** Called once per cell, after its test set was scored and before the cell is called finished. */
  void scored(ScoredCell cell);

  /** Called after {@link #scored} where test images were explained. */
  default void explained(ExplainedCell cell) {}

  /** Called after {@link #scored} where the detector shows where it looks. */
  default void attended(AttendedCell cell) {}

  /** Called after {@link #scored} where the test images have masks that maps were held against. */
  default void localised(LocalisedCell cell) {}

  /** Called whenever a cell's fit shows images. */
  default void fitting(FitImages images) {}
}
