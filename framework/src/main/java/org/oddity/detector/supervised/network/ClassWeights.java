package org.oddity.detector.supervised.network;

import java.util.Arrays;

/** How much an image's loss counts. */
public enum ClassWeights {
  /** All images the same, hence a rare label little. */
  NONE,
  /** All labels the same in all, as scikit-learn's {@code class_weight='balanced'}. */
  BALANCED;

  /** Returns the weight of an image of each label; a label without images has none. */
  double[] of(LabelSet labels) {
    double[] weights = new double[labels.count()];
    Arrays.fill(weights, 1);
    if (this == NONE) {
      return weights;
    }
    int[] images = new int[labels.count()];
    for (int label : labels.training()) {
      images[label]++;
    }
    double count = labels.training().length;
    long present = Arrays.stream(images).filter(each -> each > 0).count();
    for (int label = 0; label < weights.length; label++) {
      weights[label] = images[label] == 0 ? 0 : count / (present * images[label]);
    }
    return weights;
  }
}
