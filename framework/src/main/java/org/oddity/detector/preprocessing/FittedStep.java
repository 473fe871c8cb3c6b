package org.oddity.detector.preprocessing;

import org.oddity.autograd.Variable;
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

  /**
   * Returns the rows after this step on their tape.
   *
   * @throws UnsupportedOperationException unless the step leaves pixels as they lie
   */
  default Variable apply(Variable rows) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " is not meant to stand before a network");
  }

  /** Returns what {@link StepFitter#restore} needs. */
  NamedArrays state();
}
