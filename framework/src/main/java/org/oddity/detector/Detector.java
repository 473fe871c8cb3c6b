package org.oddity.detector;

import org.oddity.data.split.TrainingNormals;

/**
 * A one-class detector: it learns from normal images alone. Immutable; fits any number of times.
 */
public non-sealed interface Detector extends AnomalyDetector {
  /**
   * Learns what is normal.
   *
   * @throws DetectorFailedException if these images cannot be learned from, in words for people
   */
  FittedDetector fit(TrainingNormals normals, FitContext context);
}
