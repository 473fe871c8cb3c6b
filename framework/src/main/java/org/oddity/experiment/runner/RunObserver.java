package org.oddity.experiment.runner;

import org.oddity.tracking.CellRecord;

/** Hears what happens during a run; called from several threads. */
public interface RunObserver {
  /** Hears nothing. */
  RunObserver NONE = new RunObserver() {};

  /** A cell was started. */
  default void started(CellRecord cell) {}

  /** A cell has come so far, in [0, 1]. */
  default void progress(CellRecord cell, double fraction, String activity) {}

  /** A cell ended; the reason is empty if it went well. */
  default void finished(CellRecord cell, double seconds, String reason) {}
}
