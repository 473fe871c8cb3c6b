package org.oddity.tensor;

/**
 * Numbers in rows and columns, {@code [rows, columns]}, kept as IEEE 754 halves: half the memory of
 * a {@link Matrix}, eleven significant bits. Each number is off by at most 1/2048 of itself.
 */
public final class HalfMatrix implements RowSource {
  private final int rows;
  private final int columns;
  private final short[] halves;

  private HalfMatrix(int rows, int columns, short[] halves) {
    this.rows = rows;
    this.columns = columns;
    this.halves = halves;
  }

  /**
   * Returns rows rounded to halves.
   *
   * @throws ArithmeticException if a number is beyond ±65,504, the greatest half
   */
  public static HalfMatrix of(Matrix matrix) {
    float[] values = matrix.values();
    short[] halves = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      halves[i] = HalfPrecision.of(values[i]);
      if (!Float.isFinite(HalfPrecision.toFloat(halves[i]))) {
        throw new ArithmeticException(values[i] + " does not fit into half precision");
      }
    }
    return new HalfMatrix(matrix.rows(), matrix.columns(), halves);
  }

  /** Returns the matrix whose {@link #packed} this is. */
  public static HalfMatrix ofPacked(int rows, int columns, int... packed) {
    short[] halves = new short[Math.multiplyExact(rows, columns)];
    if (packed.length != (halves.length + 1) / 2) {
      throw new IllegalArgumentException(
          packed.length + " pairs are not " + rows + " rows of " + columns);
    }
    for (int i = 0; i < halves.length; i++) {
      halves[i] = (short) (packed[i / 2] >>> (16 * (i % 2)));
    }
    return new HalfMatrix(rows, columns, halves);
  }

  /** Returns the halves in pairs, the first in the lower bits. */
  public int[] packed() {
    int[] packed = new int[(halves.length + 1) / 2];
    for (int i = 0; i < halves.length; i++) {
      packed[i / 2] |= (halves[i] & 0xffff) << (16 * (i % 2));
    }
    return packed;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void read(int first, int count, float[] target) {
    int from = first * columns;
    for (int i = 0; i < count * columns; i++) {
      target[i] = HalfPrecision.toFloat(halves[from + i]);
    }
  }
}
