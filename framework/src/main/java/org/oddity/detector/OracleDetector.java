package org.oddity.detector;

import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TrainingNormals;

/**
 * A method that looks at test labels, as some published baselines do; its rows say {@code oracle}
 * wherever they are shown.
 */
public non-sealed interface OracleDetector extends AnomalyDetector {
  /** Returns how much of the test set it looks at. */
  Peek peek();

  /** Learns from normal images and from the test images it peeks at. */
  FittedDetector fit(TrainingNormals normals, LabelledImages peeked, FitContext context);

  /**
   * A look at the test set.
   *
   * @param share of the test images, drawn by seed and stratified by label, in (0, 1]
   * @param removed whether these images are then taken out of the test set
   */
  record Peek(double share, boolean removed) {
    public Peek {
      if (!(share > 0 && share <= 1) || (removed && share == 1)) {
        throw new IllegalArgumentException(
            "a peek at " + share + " of the test set, removed " + removed);
      }
    }
  }
}
