package org.oddity.detector.classical.lbp;

/** How different two images' histograms are; summed over all bins of all cells. */
public enum HistogramDistance {
  /** Σ (a−b)²/(a+b), bins that are empty in both left out. */
  CHI_SQUARED {
    @Override
    void add(float bin, float[] others, int from, float[] sums) {
      for (int i = 0; i < sums.length; i++) {
        float other = others[from + i];
        float difference = bin - other;
        sums[i] += difference * difference / (bin + other + TINY);
      }
    }
  },

  /** Σ |a−b|, twice the share of pixels that would have to change bins. */
  L1 {
    @Override
    void add(float bin, float[] others, int from, float[] sums) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Math.abs(bin - others[from + i]);
      }
    }
  },

  /** Σ (√a−√b)², the squared Hellinger distance but for a factor. */
  HELLINGER {
    @Override
    float prepared(float bin) {
      return (float) Math.sqrt(bin);
    }

    @Override
    void add(float bin, float[] others, int from, float[] sums) {
      for (int i = 0; i < sums.length; i++) {
        float difference = bin - others[from + i];
        sums[i] += difference * difference;
      }
    }
  };

  /** Keeps 0/0 away; the smallest filled bin is 1e-6 even for a megapixel, so it is no bias. */
  private static final float TINY = 1e-20f;

  /** Returns what is to be compared in place of a bin. */
  float prepared(float bin) {
    return bin;
  }

  /**
   * Adds one bin's part to the distances from one image to many.
   *
   * <p>The loop runs over images, not bins, so that the compiler can use vector instructions: it
   * may not reorder the sum over the bins of one image.
   *
   * @param bin prepared, of the one image
   * @param others the same bin of the many, from {@code from} on
   * @param sums the distances so far
   */
  abstract void add(float bin, float[] others, int from, float[] sums);
}
