package org.oddity.detector.supervised.network;

import org.oddity.data.split.LabelledImages;

/** How much an image's loss counts. */
public enum ClassWeights {
  /** All images the same, hence a rare label little. */
  NONE,
  /** Both labels the same in all, as scikit-learn's {@code class_weight='balanced'}. */
  BALANCED;

  /** Returns the weight of a normal image, then that of an anomaly. */
  double[] of(LabelledImages training) {
    if (this == NONE) {
      return new double[] {1, 1};
    }
    double count = training.images().count();
    int anomalies = training.anomalies();
    return new double[] {count / (2 * (count - anomalies)), count / (2 * anomalies)};
  }
}
