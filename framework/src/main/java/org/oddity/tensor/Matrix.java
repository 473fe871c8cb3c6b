package org.oddity.tensor;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;
import org.oddity.core.ImageBatch;

/**
 * Numbers in rows and columns, {@code [rows, columns]}, row after row; one image or feature vector
 * a row.
 *
 * <p>The array is shared, not copied: whoever is handed a matrix reads it, only its maker writes.
 */
public final class Matrix implements RowSource {
  private final int rows;
  private final int columns;
  private final float[] values;

  private Matrix(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Makes a matrix around an array without copying it.
   *
   * @throws IllegalArgumentException if the array is not of that size
   */
  public static Matrix wrap(int rows, int columns, float[] values) {
    requireNonNull(values, "values is null");
    if (rows < 0 || columns < 1 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          values.length + " values are not " + rows + " rows of " + columns);
    }
    return new Matrix(rows, columns, values);
  }

  /**
   * Makes a matrix around an array without copying it, of as many rows as there are.
   *
   * @throws IllegalArgumentException if the last row is not whole
   */
  public static Matrix ofColumns(int columns, float[] values) {
    return wrap(values.length / Math.max(columns, 1), columns, values);
  }

  /** Makes a matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return wrap(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** Returns the images as rows, {@code [batch, height·width·channels]}, without copying them. */
  public static Matrix of(ImageBatch images) {
    return wrap(images.count(), images.shape().size(), images.pixels());
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Returns the values themselves, row after row. */
  public float[] values() {
    return values;
  }

  @Override
  public void read(int first, int count, float[] target) {
    System.arraycopy(values, first * columns, target, 0, count * columns);
  }

  /** Returns one value. */
  public float get(int row, int column) {
    Objects.checkIndex(column, columns);
    return values[row * columns + column];
  }

  /** Returns a copy of one row. */
  public float[] row(int row) {
    Objects.checkIndex(row, rows);
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** Returns the rows from {@code from} up to, not including, {@code to}, as a copy. */
  public Matrix slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return wrap(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
  }

  /** Returns the rows at the given places, in that order, as a copy. */
  public Matrix select(int[] indices) {
    Matrix chosen = zeros(indices.length, columns);
    for (int i = 0; i < indices.length; i++) {
      Objects.checkIndex(indices[i], rows);
      System.arraycopy(values, indices[i] * columns, chosen.values, i * columns, columns);
    }
    return chosen;
  }

  /** Returns a copy whose values the caller may change. */
  public Matrix copy() {
    return new Matrix(rows, columns, values.clone());
  }

  @Override
  public String toString() {
    return rows + " rows of " + columns;
  }
}
