package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.SymmetricMatrix;

/** All eigenvalues and eigenvectors of a symmetric matrix, by LAPACK's divide and conquer. */
final class FullEigen {
  private FullEigen() {}

  static EigenDecomposition decompose(SymmetricMatrix matrix, int threads) {
    int order = matrix.order();
    double[] rising = new double[order];
    double[] vectors = new double[matrix.values().length];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer values = scratch.doubles(order);
      DoublePointer work = scratch.doubles(matrix.values());
      int info =
          NativeThreads.all(
              threads,
              () ->
                  openblas.LAPACKE_dsyevd(
                      openblas.LAPACK_COL_MAJOR,
                      (byte) 'V',
                      (byte) 'L',
                      order,
                      work,
                      order,
                      values));
      if (info != 0) {
        throw new ArithmeticException(
            "the eigenvalues of a matrix of order "
                + order
                + " were not found: "
                + (info < 0 ? "it holds NaN or infinity" : "LAPACK did not converge"));
      }
      values.get(rising, 0, order);
      for (int i = 0; i < order; i++) {
        work.position((long) (order - 1 - i) * order).get(vectors, i * order, order);
      }
    }
    double[] falling = new double[order];
    for (int i = 0; i < order; i++) {
      falling[i] = rising[order - 1 - i];
    }
    return new EigenDecomposition(order, falling, vectors);
  }
}
