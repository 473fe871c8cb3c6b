package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.Matrix;

/**
 * Products of single-precision matrices.
 *
 * <p>The kernels of OpenBLAS round differently for different numbers of rows (left-over rows take
 * other instructions), so rows are always multiplied in blocks of one size, the last one filled up
 * with whatever lay there: what a row gives is then its own.
 */
final class Products {
  /** A multiple of every kernel's tile; 256 rows keep OpenBLAS at its full speed. */
  static final int BLOCK = 256;

  private Products() {}

  static Matrix of(Matrix a, Matrix b, boolean transposed) {
    int inner = a.columns();
    int columns = transposed ? b.rows() : b.columns();
    if (inner != (transposed ? b.columns() : b.rows())) {
      throw new IllegalArgumentException(
          a + " times " + b + (transposed ? " transposed" : "") + ": the inner sizes differ");
    }
    Matrix result = Matrix.zeros(a.rows(), columns);
    try (NativeScratch scratch = new NativeScratch()) {
      FloatPointer right = scratch.floats(b.values());
      FloatPointer left = scratch.zeroFloats((long) BLOCK * inner);
      FloatPointer out = scratch.floats((long) BLOCK * columns);
      for (int first = 0; first < a.rows(); first += BLOCK) {
        int rows = Math.min(BLOCK, a.rows() - first);
        left.put(a.values(), first * inner, rows * inner);
        block(left, inner, right, transposed ? inner : columns, transposed, out, columns);
        out.get(result.values(), first * columns, rows * columns);
      }
    }
    return result;
  }

  /** Multiplies one whole block of rows. */
  static void block(
      FloatPointer left,
      int inner,
      FloatPointer right,
      int rightStride,
      boolean transposed,
      FloatPointer out,
      int columns) {
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        transposed ? openblas.CblasTrans : openblas.CblasNoTrans,
        BLOCK,
        columns,
        inner,
        1f,
        left,
        inner,
        right,
        rightStride,
        0f,
        out,
        columns);
  }
}
