package org.oddity.detector.classical.lbp;

import java.util.Arrays;
import org.oddity.tensor.Matrix;

/**
 * The bins of some images that are not empty, each pair of a bin and a value once.
 *
 * <p>Histograms of small cells hold few different values: what is computed for one value of a bin
 * serves all images that share it. Pairs are in the order of their bins.
 */
final class FilledBins {
  private final int[] bins;
  private final float[] values;
  private final int[][] pairs;

  private FilledBins(int[] bins, float[] values, int[][] pairs) {
    this.bins = bins;
    this.values = values;
    this.pairs = pairs;
  }

  /** Looks through the images from {@code from} up to, not including, {@code to}. */
  static FilledBins of(Matrix histograms, int from, int to) {
    int images = to - from;
    int[][] pairs = new int[images][histograms.columns()];
    int[] filled = new int[images];
    int[] bins = new int[Math.multiplyExact(images, histograms.columns())];
    float[] values = new float[bins.length];
    int count = 0;
    for (int bin = 0; bin < histograms.columns(); bin++) {
      long last = -1;
      for (long entry : sorted(histograms, from, to, bin)) {
        int bits = (int) (entry >> Integer.SIZE);
        if (last == -1 || bits != (int) (last >> Integer.SIZE)) {
          bins[count] = bin;
          values[count++] = Float.intBitsToFloat(bits);
        }
        int image = (int) entry;
        pairs[image][filled[image]++] = count - 1;
        last = entry;
      }
    }
    Arrays.setAll(pairs, image -> Arrays.copyOf(pairs[image], filled[image]));
    return new FilledBins(Arrays.copyOf(bins, count), Arrays.copyOf(values, count), pairs);
  }

  /** Returns the filled ones of a bin: the value's bits above, the image's place below. */
  private static long[] sorted(Matrix histograms, int from, int to, int bin) {
    long[] entries = new long[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      float value = histograms.values()[i * histograms.columns() + bin];
      if (value != 0) {
        entries[count++] = (long) Float.floatToRawIntBits(value) << Integer.SIZE | (i - from);
      }
    }
    long[] sorted = Arrays.copyOf(entries, count);
    Arrays.sort(sorted);
    return sorted;
  }

  int images() {
    return pairs.length;
  }

  /** Returns how many different pairs there are. */
  int count() {
    return bins.length;
  }

  int bin(int pair) {
    return bins[pair];
  }

  float value(int pair) {
    return values[pair];
  }

  /** Returns the pairs of an image, rising; the image is counted from the first looked through. */
  int[] pairs(int image) {
    return pairs[image];
  }
}
