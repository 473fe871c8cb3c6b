package org.oddity.detector.classical.svm;

import java.util.stream.IntStream;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * Squared distances among training images, a row when it is asked for, kept so that many kernels
 * can be made of them. For one thread.
 */
final class DistanceRows {
  /** Images in a block: its sums fit the first-level cache, a column of it one stream of memory. */
  private static final int BLOCK = 512;

  private final Matrix images;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;
  private final float[][] rows;

  /** All images in blocks, each {@code [columns, images of the block]}; made when needed. */
  private float[] blocks;

  DistanceRows(Matrix images, LinearAlgebra algebra, Parallelism parallelism) {
    this.images = images;
    this.algebra = algebra;
    this.parallelism = parallelism;
    this.rows = new float[images.rows()][];
  }

  int count() {
    return rows.length;
  }

  /** Computes the first rows together, which takes a fraction of the time of one by one. */
  void prepare(int first) {
    if (first == 0 || IntStream.range(0, first).allMatch(i -> rows[i] != null)) {
      return;
    }
    for (int i = 0; i < first; i++) {
      rows[i] = new float[count()];
    }
    algebra.squaredDistances(
        images.slice(0, first),
        images,
        (i, start, squared, length) -> {
          for (int j = 0; j < length; j++) {
            rows[i][start + j] = (float) squared[j];
          }
        });
  }

  /** Returns the distances of one image to all. Read only. */
  float[] row(int i) {
    if (rows[i] == null) {
      rows[i] = compute(i);
    }
    return rows[i];
  }

  private float[] compute(int i) {
    if (blocks == null) {
      blocks = transposedBlocks();
    }
    float[] row = new float[count()];
    int pieces = (count() + BLOCK - 1) / BLOCK;
    parallelism.forRange(
        pieces,
        1,
        (from, to) -> {
          for (int piece = from; piece < to; piece++) {
            compute(i, piece * BLOCK, row);
          }
        });
    return row;
  }

  /** Runs over images inside, not columns, so that the compiler can use vector instructions. */
  private void compute(int i, int start, float[] row) {
    int width = Math.min(BLOCK, count() - start);
    float[] sums = new float[width];
    for (int column = 0; column < images.columns(); column++) {
      add(images.get(i, column), start * images.columns() + column * width, sums);
    }
    System.arraycopy(sums, 0, row, start, width);
  }

  private void add(float value, int from, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      float difference = value - blocks[from + j];
      sums[j] += difference * difference;
    }
  }

  private float[] transposedBlocks() {
    int columns = images.columns();
    float[] transposed = new float[images.values().length];
    for (int i = 0; i < count(); i++) {
      int start = i / BLOCK * BLOCK;
      int width = Math.min(BLOCK, count() - start);
      for (int column = 0; column < columns; column++) {
        transposed[start * columns + column * width + i - start] = images.get(i, column);
      }
    }
    return transposed;
  }
}
