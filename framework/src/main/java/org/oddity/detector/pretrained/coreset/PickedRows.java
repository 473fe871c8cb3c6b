package org.oddity.detector.pretrained.coreset;

import java.util.Arrays;
import org.oddity.tensor.Matrix;

/**
 * Picked rows, copied such that one row is measured against many of them at once: column by column
 * of {@value #LANES} picks at a time, a loop that the virtual machine turns into vector
 * instructions.
 */
final class PickedRows {
  static final int LANES = 32;

  private final Matrix rows;
  private final int columns;
  private final float[][] tiles;
  private int count;

  PickedRows(Matrix rows, int most) {
    this.rows = rows;
    this.columns = rows.columns();
    this.tiles = new float[(most + LANES - 1) / LANES][];
  }

  int count() {
    return count;
  }

  void add(int row) {
    int lane = count % LANES;
    if (lane == 0) {
      tiles[count / LANES] = new float[columns * LANES];
    }
    float[] tile = tiles[count / LANES];
    for (int j = 0; j < columns; j++) {
      tile[j * LANES + lane] = rows.values()[row * columns + j];
    }
    count++;
  }

  /**
   * Returns the squared distance of a row to the nearest of the picks from {@code from} on.
   *
   * @param scratch {@value #LANES} numbers to overwrite
   */
  float leastSquaredDistance(int row, int from, float... scratch) {
    float least = Float.POSITIVE_INFINITY;
    for (int tile = from / LANES; tile * LANES < count; tile++) {
      measure(rows.values(), row * columns, tiles[tile], scratch);
      int end = Math.min(LANES, count - tile * LANES);
      for (int lane = Math.max(from - tile * LANES, 0); lane < end; lane++) {
        least = Math.min(least, scratch[lane]);
      }
    }
    return least;
  }

  private void measure(float[] values, int start, float[] tile, float[] squared) {
    Arrays.fill(squared, 0);
    for (int j = 0; j < columns; j++) {
      float value = values[start + j];
      int first = j * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        float difference = value - tile[first + lane];
        squared[lane] += difference * difference;
      }
    }
  }
}
