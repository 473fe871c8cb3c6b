package org.oddity.detector.preprocessing;

import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;

/** A step that knows all it has to know of the training images. */
interface FittedStep {
  /**
   * Returns the rows after this step; each depends on its own row alone.
   *
   * @param rows may be overwritten, and may be what is returned
   */
  Matrix apply(Matrix rows);

  /** Returns what {@link StepFitter#restore} needs. */
  NamedArrays state();
}
