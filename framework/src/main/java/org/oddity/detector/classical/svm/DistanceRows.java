package org.oddity.detector.classical.svm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * Squared distances among training images, a row when it is asked for. For one thread, but that
 * several may take rows that are prepared.
 */
final class DistanceRows {
  /** Images in a block: its sums and a column of it fit the first-level cache. */
  private static final int BLOCK = 512;

  private final Matrix images;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;
  private final boolean keep;
  private final float[][] rows;

  /** All images, {@code [blocks, columns, images of the block]}; made when needed. */
  private float[][][] blocks;

  /**
   * Starts with no row.
   *
   * @param keep whether rows are kept, so that many kernels can be made of them
   */
  DistanceRows(Matrix images, LinearAlgebra algebra, Parallelism parallelism, boolean keep) {
    this.images = images;
    this.algebra = algebra;
    this.parallelism = parallelism;
    this.keep = keep;
    this.rows = new float[images.rows()][];
  }

  int count() {
    return rows.length;
  }

  /** Returns all images, those farthest from their mean first. */
  int[] farthestFirst() {
    double[] mean = new double[images.columns()];
    for (int i = 0; i < images.values().length; i++) {
      mean[i % mean.length] += images.values()[i] / (double) count();
    }
    double[] squared = new double[count()];
    for (int i = 0; i < images.values().length; i++) {
      double difference = images.values()[i] - mean[i % mean.length];
      squared[i / mean.length] += difference * difference;
    }
    return IntStream.range(0, count())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -squared[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  /** Computes some rows together, which takes a fraction of the time of one by one. */
  void prepare(int[] wanted) {
    int[] missing = IntStream.of(wanted).filter(i -> rows[i] == null).toArray();
    if (missing.length == 0) {
      return;
    }
    for (int i : missing) {
      rows[i] = new float[count()];
    }
    algebra.squaredDistances(
        images.select(missing),
        images,
        (i, start, squared, length) -> {
          float[] row = rows[missing[i]];
          for (int j = 0; j < length; j++) {
            row[start + j] = (float) squared[j];
          }
        });
  }

  /** Returns the distances of one image to all, which is forgotten unless rows are kept. */
  float[] take(int i) {
    float[] row = rows[i] == null ? compute(i) : rows[i];
    rows[i] = keep ? row : null;
    return row;
  }

  private float[] compute(int i) {
    if (blocks == null) {
      blocks = transposedBlocks();
    }
    float[] row = new float[count()];
    parallelism.forRange(
        blocks.length,
        4,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            float[] sums = sums(i, blocks[block]);
            System.arraycopy(sums, 0, row, block * BLOCK, sums.length);
          }
        });
    return row;
  }

  /** Runs over images inside, not columns, so that the compiler can use vector instructions. */
  private float[] sums(int i, float[][] block) {
    float[] sums = new float[block[0].length];
    int column = 0;
    for (; column + 1 < block.length; column += 2) {
      add(images.get(i, column), block[column], images.get(i, column + 1), block[column + 1], sums);
    }
    if (column < block.length) {
      add(images.get(i, column), block[column], 0, new float[sums.length], sums);
    }
    return sums;
  }

  private static void add(float value, float[] others, float next, float[] nexts, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      float difference = value - others[j];
      float second = next - nexts[j];
      sums[j] += difference * difference + second * second;
    }
  }

  private float[][][] transposedBlocks() {
    float[][][] transposed = new float[(count() + BLOCK - 1) / BLOCK][images.columns()][];
    for (int block = 0; block < transposed.length; block++) {
      int start = block * BLOCK;
      int width = Math.min(BLOCK, count() - start);
      Arrays.setAll(transposed[block], column -> new float[width]);
      for (int i = 0; i < width; i++) {
        for (int column = 0; column < images.columns(); column++) {
          transposed[block][column][i] = images.get(start + i, column);
        }
      }
    }
    return transposed;
  }
}
