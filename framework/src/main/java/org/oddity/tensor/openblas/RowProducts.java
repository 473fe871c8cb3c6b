package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * Products of matrices, computed in double.
 *
 * <p>OpenBLAS takes other instructions for left-over rows, which round differently, so rows are
 * always multiplied in blocks of one size, the last one filled up: what a row gives is then its
 * own. In single precision even that does not hold (its Haswell kernel rounds the first and second
 * six of every twelve rows differently), and distances would lose half of their digits.
 */
final class RowProducts {
  /** Rows of a block; a multiple of the tiles of all kernels known (4, 6, 8, 12 and 16 rows). */
  static final int BLOCK = 240;

  /** Numbers of the right side that are copied at a time: 32 MiB. */
  private static final int PANEL = 1 << 22;

  private final Parallelism parallelism;

  RowProducts(Parallelism parallelism) {
    this.parallelism = parallelism;
  }

  Matrix multiply(Matrix a, Matrix b, boolean transposed) {
    return multiply(a, b, transposed, (start, rows, left) -> Panel.copyRows(a, start, rows, left));
  }

  /** Returns {@code (rows − centre)·axesᵀ}. */
  Matrix coordinates(Matrix rows, double[] centre, Matrix axes) {
    return multiply(
        rows,
        axes,
        true,
        (start, count, left) -> Panel.copyCentred(rows, centre, start, count, left));
  }

  private Matrix multiply(Matrix a, Matrix b, boolean transposed, RowCopy copy) {
    int columns = transposed ? b.rows() : b.columns();
    if (a.columns() != (transposed ? b.columns() : b.rows())) {
      throw new IllegalArgumentException(
          a + " times " + b + (transposed ? " transposed" : "") + ": the inner sizes differ");
    }
    Matrix result = Matrix.zeros(a.rows(), columns);
    int width = panelWidth(a.columns(), columns);
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer right = scratch.doubles((long) width * a.columns());
      for (int first = 0; first < columns; first += width) {
        int count = Math.min(width, columns - first);
        if (transposed) {
          Panel.copyRows(b, first, count, right);
        } else {
          Panel.copy(b, 0, b.rows(), first, count, right);
        }
        panel(copy, a.columns(), right, transposed, result, first, count);
      }
    }
    return result;
  }

  /** Returns how many columns of a product, or references, are handled at a time. */
  static int panelWidth(int inner, int columns) {
    return Math.max(1, Math.min(columns, PANEL / inner));
  }

  private void panel(
      RowCopy copy,
      int inner,
      DoublePointer right,
      boolean transposed,
      Matrix result,
      int first,
      int count) {
    forBlocks(
        result.rows(),
        (start, rows) -> {
          try (NativeScratch scratch = new NativeScratch()) {
            DoublePointer left = scratch.zeroDoubles((long) BLOCK * inner);
            DoublePointer out = scratch.doubles((long) BLOCK * count);
            copy.run(start, rows, left);
            block(left, inner, right, transposed ? inner : count, transposed, out, count);
            double[] row = new double[count];
            for (int i = 0; i < rows; i++) {
              out.position((long) i * count).get(row, 0, count);
              int place = (start + i) * result.columns() + first;
              for (int j = 0; j < count; j++) {
                result.values()[place + j] = (float) row[j];
              }
            }
          }
        });
  }

  /** Runs a task for every block of rows, on all threads. */
  void forBlocks(int rows, BlockTask task) {
    int blocks = (int) (((long) rows + BLOCK - 1) / BLOCK);
    NativeThreads.single(
        () ->
            parallelism.forRange(
                blocks,
                1,
                (from, to) -> {
                  for (int block = from; block < to; block++) {
                    int start = block * BLOCK;
                    task.run(start, Math.min(BLOCK, rows - start));
                  }
                }));
  }

  /** Brings rows from {@code start} on to native memory. */
  @FunctionalInterface
  private interface RowCopy {
    void run(int start, int rows, DoublePointer left);
  }

  /** Handles rows from {@code start} on. */
  @FunctionalInterface
  interface BlockTask {
    void run(int start, int rows);
  }

  /** Multiplies one whole block of rows by a right side, or by its transpose. */
  static void block(
      DoublePointer left,
      int inner,
      DoublePointer right,
      int rightStride,
      boolean transposed,
      DoublePointer out,
      int columns) {
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        transposed ? openblas.CblasTrans : openblas.CblasNoTrans,
        BLOCK,
        columns,
        inner,
        1d,
        left,
        inner,
        right,
        rightStride,
        0d,
        out,
        columns);
  }
}
