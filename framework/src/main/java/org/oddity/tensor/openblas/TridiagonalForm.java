package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.SymmetricMatrix;

/**
 * A symmetric matrix turned to tridiagonal form: its eigenvalues come cheap, and a part of its
 * eigenvectors costs little more. For orders of some hundreds, on one thread.
 */
final class TridiagonalForm implements AutoCloseable {
  private final int order;
  private final NativeScratch scratch = new NativeScratch();
  private final DoublePointer reflectors;
  private final DoublePointer tau;
  private final double[] diagonal;
  private final double[] beside;

  TridiagonalForm(SymmetricMatrix matrix) {
    order = matrix.order();
    reflectors = scratch.doubles(matrix.values());
    tau = scratch.doubles(order);
    diagonal = new double[order];
    beside = new double[order];
    DoublePointer main = scratch.doubles(order);
    DoublePointer side = scratch.doubles(beside);
    NativeThreads.single(
        () ->
            openblas.LAPACKE_dsytrd(
                openblas.LAPACK_COL_MAJOR, (byte) 'L', order, reflectors, order, main, side, tau));
    main.get(diagonal, 0, order);
    side.get(beside, 0, order);
  }

  /**
   * Returns all eigenvalues, falling.
   *
   * @throws ArithmeticException if they are not found
   */
  double[] values() {
    double[] values = new double[order];
    try (NativeScratch copies = new NativeScratch()) {
      DoublePointer main = copies.doubles(diagonal);
      DoublePointer side = copies.doubles(beside);
      require(openblas.LAPACKE_dsterf(order, main, side));
      main.get(values, 0, order);
    }
    for (int i = 0; i < order / 2; i++) {
      double value = values[i];
      values[i] = values[order - 1 - i];
      values[order - 1 - i] = value;
    }
    return values;
  }

  /**
   * Returns the greatest eigenvalues and their vectors, falling.
   *
   * @throws ArithmeticException if they are not found
   */
  EigenDecomposition leading(int count) {
    double[] rising = new double[order];
    double[] values = new double[count];
    double[] vectors = new double[Math.multiplyExact(count, order)];
    try (NativeScratch copies = new NativeScratch()) {
      DoublePointer main = copies.doubles(order);
      DoublePointer found = copies.doubles(vectors.length);
      NativeThreads.single(() -> solve(count, main, found));
      main.get(rising, 0, count);
      for (int i = 0; i < count; i++) {
        values[i] = rising[count - 1 - i];
        found.position((long) (count - 1 - i) * order).get(vectors, i * order, order);
      }
    }
    return new EigenDecomposition(order, values, vectors);
  }

  /** Solves for the tridiagonal matrix, then turns its vectors back. */
  private void solve(int count, DoublePointer values, DoublePointer vectors) {
    try (NativeScratch copies = new NativeScratch()) {
      IntPointer supports = copies.ints(2L * count);
      IntPointer found = copies.ints(1);
      IntPointer accurate = copies.ints(1).put(0);
      require(
          openblas.LAPACKE_dstemr(
              openblas.LAPACK_COL_MAJOR,
              (byte) 'V',
              (byte) 'I',
              order,
              copies.doubles(diagonal),
              copies.doubles(beside),
              0,
              0,
              order - count + 1,
              order,
              found,
              values,
              vectors,
              order,
              count,
              supports,
              accurate));
      require(
          openblas.LAPACKE_dormtr(
              openblas.LAPACK_COL_MAJOR,
              (byte) 'L',
              (byte) 'L',
              (byte) 'N',
              order,
              count,
              reflectors,
              order,
              tau,
              vectors,
              order));
    }
  }

  private void require(int info) {
    if (info != 0) {
      throw new ArithmeticException(
          "the eigenvalues of a tridiagonal matrix of order " + order + " were not found: " + info);
    }
  }

  @Override
  public void close() {
    scratch.close();
  }
}
