package org.oddity.detector.classical.lbp;

import org.oddity.tensor.Matrix;

/**
 * Training histograms in an order made for distances from many images at once, in single precision.
 *
 * <p>A distance starts as that from an image without any filled bin, and is changed by each bin
 * that the image does fill. Rows are arrays of their own, as the compiler uses vector instructions
 * only where all arrays of a loop are read at the same index.
 */
final class TrainingBlocks {
  /** Training images in a block. */
  private static final int WIDTH = 256;

  /** Changes known at a time: with so many images, 256 KiB, they stay in the cache. */
  private static final int CHANGES = 256;

  /** Half the distance between 1 and the next number in single precision. */
  private static final double ROUNDING = 0x1p-24;

  private final HistogramDistance distance;
  private final int count;

  /** All images, {@code [blocks, bins, images of the block]}. */
  private final float[][][] blocks;

  private final float[] fromEmpty;
  private final double greatestSize;

  TrainingBlocks(Matrix training, HistogramDistance distance) {
    this.distance = distance;
    this.count = training.rows();
    this.blocks = new float[(count + WIDTH - 1) / WIDTH][training.columns()][];
    this.fromEmpty = new float[count];
    double greatest = 0;
    for (int b = 0; b < blocks.length; b++) {
      for (int bin = 0; bin < blocks[b].length; bin++) {
        blocks[b][bin] = column(training, b, bin);
      }
    }
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (float value : training.row(i)) {
        sum += distance.between(0, value);
      }
      fromEmpty[i] = (float) sum;
      greatest = Math.max(greatest, sum);
    }
    this.greatestSize = greatest;
  }

  private float[] column(Matrix training, int block, int bin) {
    float[] column = new float[width(block)];
    for (int i = 0; i < column.length; i++) {
      column[i] = training.get(block * WIDTH + i, bin);
    }
    return column;
  }

  private int width(int block) {
    return Math.min(WIDTH, count - block * WIDTH);
  }

  /** Returns the distances to all training images, {@code [images, training images]}. */
  float[][] distances(FilledBins filled) {
    float[][] all = new float[filled.images()][count];
    float[][] sums = new float[filled.images()][];
    float[][] changes = new float[CHANGES][];
    for (int block = 0; block < blocks.length; block++) {
      int width = width(block);
      for (int i = 0; i < sums.length; i++) {
        sums[i] = new float[width];
        System.arraycopy(fromEmpty, block * WIDTH, sums[i], 0, width);
      }
      for (int i = 0; i < CHANGES; i++) {
        changes[i] = new float[width];
      }
      change(filled, blocks[block], changes, sums);
      for (int i = 0; i < sums.length; i++) {
        System.arraycopy(sums[i], 0, all[i], block * WIDTH, width);
      }
    }
    return all;
  }

  private void change(FilledBins filled, float[][] block, float[][] changes, float[][] sums) {
    int[] done = new int[sums.length];
    for (int from = 0; from < filled.count(); from += CHANGES) {
      int to = Math.min(from + CHANGES, filled.count());
      for (int pair = from; pair < to; pair++) {
        distance.changes(filled.value(pair), block[filled.bin(pair)], changes[pair - from]);
      }
      for (int i = 0; i < sums.length; i++) {
        done[i] = add(filled.pairs(i), done[i], from, to, changes, sums[i]);
      }
    }
  }

  /** Adds an image's changes of the pairs up to {@code to}; returns the first one that is left. */
  private static int add(
      int[] pairs, int first, int from, int to, float[][] changes, float[] sums) {
    int i = first;
    for (; i + 3 < pairs.length && pairs[i + 3] < to; i += 4) {
      add(
          changes[pairs[i] - from],
          changes[pairs[i + 1] - from],
          changes[pairs[i + 2] - from],
          changes[pairs[i + 3] - from],
          sums);
    }
    for (; i < pairs.length && pairs[i] < to; i++) {
      add(changes[pairs[i] - from], sums);
    }
    return i;
  }

  private static void add(float[] a, float[] b, float[] c, float[] d, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (a[i] + b[i]) + (c[i] + d[i]);
    }
  }

  private static void add(float[] changes, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += changes[i];
    }
  }

  /**
   * Returns by how much a distance may be wrong: each addition rounds by a share of its result,
   * which is at most the sum of the sizes of all that is added.
   *
   * @param size the sum of the sizes of the image's bins
   * @param filled how many of them are not empty
   */
  double error(double size, int filled) {
    return ROUNDING * (filled + 8) * (3 * size + 2 * greatestSize);
  }
}
