package org.oddity.tensor;

/** Rows of numbers, {@code [rows, columns]}, however they are stored; read as single precision. */
public interface RowSource {
  /** Returns the number of rows. */
  int rows();

  /** Returns the number of columns, at least 1. */
  int columns();

  /**
   * Reads consecutive rows.
   *
   * @param target takes {@code count · columns} values, row after row, from its beginning on
   */
  void read(int first, int count, float[] target);
}
