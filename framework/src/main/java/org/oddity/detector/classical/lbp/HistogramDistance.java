package org.oddity.detector.classical.lbp;

/** How different two images' histograms are; summed over all bins of all cells. */
public enum HistogramDistance {
  /** Σ (a−b)²/(a+b), bins that are empty in both left out. */
  CHI_SQUARED {
    @Override
    double between(double a, double b) {
      return a + b == 0 ? 0 : (a - b) * (a - b) / (a + b);
    }

    @Override
    void changes(float bin, float[] others, float[] changes) {
      for (int i = 0; i < changes.length; i++) {
        float other = others[i];
        changes[i] = bin * (bin - 3 * other) / (bin + other);
      }
    }
  },

  /** Σ |a−b|, twice the share of pixels that would have to change bins. */
  L1 {
    @Override
    double between(double a, double b) {
      return Math.abs(a - b);
    }

    @Override
    void changes(float bin, float[] others, float[] changes) {
      for (int i = 0; i < changes.length; i++) {
        float other = others[i];
        changes[i] = Math.abs(bin - other) - Math.abs(other);
      }
    }
  },

  /** Σ (√a−√b)², the squared Hellinger distance but for a factor. */
  HELLINGER {
    @Override
    double between(double a, double b) {
      double difference = Math.sqrt(a) - Math.sqrt(b);
      return difference * difference;
    }

    @Override
    void changes(float bin, float[] others, float[] changes) {
      float root = (float) Math.sqrt(bin);
      for (int i = 0; i < changes.length; i++) {
        changes[i] = bin - 2 * root * (float) Math.sqrt(others[i]);
      }
    }
  };

  /** Returns one bin's part of the distance. */
  abstract double between(double a, double b);

  /**
   * Finds how much one filled bin changes the distances to many images, next to an empty one: the
   * distance from {@code bin} less that from 0.
   *
   * <p>The sum of the sizes of all changes is at most three times that of all bins of the one image
   * and once that of the other. The loop runs over images, not bins, so that the compiler can use
   * vector instructions.
   *
   * @param bin not 0
   * @param others the same bin of the many
   * @param changes filled with the answer
   */
  abstract void changes(float bin, float[] others, float[] changes);
}
