package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.oddity.tensor.Matrix;

/** Copies parts of single-precision matrices into native memory, in double. */
final class Panel {
  private Panel() {}

  /** Copies rows, one after another. */
  static void copyRows(Matrix from, int first, int count, DoublePointer to) {
    copy(from, first, count, 0, from.columns(), to);
  }

  /** Copies the differences of rows from a centre, one after another. */
  static void copyCentred(Matrix from, double[] centre, int first, int count, DoublePointer to) {
    int columns = from.columns();
    double[] row = new double[columns];
    for (int i = 0; i < count; i++) {
      int start = (first + i) * columns;
      for (int j = 0; j < columns; j++) {
        row[j] = from.values()[start + j] - centre[j];
      }
      to.position((long) i * columns).put(row, 0, columns);
    }
    to.position(0);
  }

  /** Copies some columns of some rows, row after row without gaps. */
  static void copy(
      Matrix from, int firstRow, int rows, int firstColumn, int columns, DoublePointer to) {
    double[] row = new double[columns];
    for (int i = 0; i < rows; i++) {
      int start = (firstRow + i) * from.columns() + firstColumn;
      for (int j = 0; j < columns; j++) {
        row[j] = from.values()[start + j];
      }
      to.position((long) i * columns).put(row, 0, columns);
    }
    to.position(0);
  }
}
