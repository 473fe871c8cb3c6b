package org.oddity.detector;

import org.oddity.training.TrainingListener;

/** Hears what happens during a fit; calls are cheap and come from the fitting thread. */
public interface FitListener extends TrainingListener {
  /** Hears nothing. */
  FitListener NONE = new FitListener() {};
}
