package org.oddity.detector;

import org.oddity.autograd.Variable;
import org.oddity.nn.Pass;

/** The score of a {@link ClassifyingDetector} on a tape, and what it says of classes beside it. */
public interface DifferentiableClasses extends DifferentiableScore {
  /**
   * Returns the logit of the class that the detector names for each image, the greatest of all
   * classes: the y^c that Grad-CAM's paper explains.
   *
   * @param pixels {@code [batch, height, width, channels]} in [0, 1], of the shape fitted
   * @param pass for inference, on the tape of the pixels
   * @return {@code [batch]}, each of its own image alone
   */
  Variable namedLogit(Variable pixels, Pass pass);
}
