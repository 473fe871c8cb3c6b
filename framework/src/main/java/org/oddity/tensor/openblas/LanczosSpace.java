package org.oddity.tensor.openblas;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.SymmetricMatrix;

/**
 * An orthonormal basis that grows by {@value #WIDTH} vectors at a time towards the leading
 * eigenvectors, and the matrix projected on it.
 */
final class LanczosSpace {
  /** Enough to keep the processor busy while it reads the matrix; few enough to grow finely. */
  static final int WIDTH = 24;

  private static final int PANEL = 128;
  private static final long SEED = 0x0DD17L;

  private final int order;
  private final int most;
  private final Parallelism parallelism;
  private final DoublePointer matrix;
  private final DoublePointer basis;
  private final DoublePointer next;
  private final DoublePointer coefficients;
  private final DoublePointer tau;
  private final double[] projected;
  private int size;

  /**
   * Makes an empty space.
   *
   * @param most vectors that it may grow to
   */
  LanczosSpace(SymmetricMatrix matrix, int most, Parallelism parallelism, NativeScratch scratch) {
    this.order = matrix.order();
    this.most = most;
    this.parallelism = parallelism;
    this.matrix = scratch.doubles(matrix.values());
    this.basis = scratch.doubles((long) most * order);
    this.next = scratch.doubles((long) WIDTH * order);
    this.coefficients = scratch.doubles((long) most * WIDTH);
    this.tau = scratch.doubles(WIDTH);
    this.projected = new double[most * most];
  }

  /** Begins with random vectors, always the same ones. */
  void start() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] row = new double[order];
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < order; j++) {
        row[j] = random.nextGaussian();
      }
      at(next, (long) i * order).put(row, 0, order);
    }
    orthonormalise();
    append();
  }

  /**
   * Multiplies the newest vectors by the matrix and makes what is new in them orthonormal.
   *
   * @return R of W = QR, where Q would be the next vectors: {@code [WIDTH, WIDTH]}
   */
  double[] expand() {
    int newest = size - WIDTH;
    panels(
        order,
        (first, count) ->
            gemm(
                new Shape(false, true, WIDTH, count, order, order),
                at(basis, (long) newest * order),
                order,
                at(matrix, (long) first * order),
                order,
                at(next, first),
                1,
                0));
    int recent = Math.max(newest - WIDTH, 0); // older vectors are orthogonal but for rounding
    double[] products = remove(recent);
    for (int i = recent; i < size; i++) {
      for (int j = 0; j < WIDTH; j++) {
        double product = products[(i - recent) * WIDTH + j];
        projected[i * most + newest + j] = product;
        projected[(newest + j) * most + i] = product;
      }
    }
    remove(0); // what rounding leaves of old vectors would grow
    return orthonormalise();
  }

  /** Takes the vectors that {@link #expand} made into the basis. */
  void append() {
    double[] row = new double[order];
    for (int i = 0; i < WIDTH; i++) {
      at(next, (long) i * order).get(row, 0, order);
      at(basis, (long) (size + i) * order).put(row, 0, order);
    }
    size += WIDTH;
  }

  /** Returns the number of basis vectors. */
  int size() {
    return size;
  }

  /** Returns the matrix in terms of the basis. */
  SymmetricMatrix projected() {
    double[] values = new double[size * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(projected, i * most, values, i * size, size);
    }
    return new SymmetricMatrix(size, values);
  }

  /**
   * Returns combinations of the basis vectors.
   *
   * @param weights {@code [count, size]}
   * @return {@code [count, order]}
   */
  double[] combine(double[] weights, int count) {
    double[] vectors = new double[Math.multiplyExact(count, order)];
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer left = scratch.doubles(weights);
      DoublePointer out = scratch.doubles(vectors.length);
      panels(
          order,
          (first, width) ->
              gemm(
                  new Shape(false, false, count, width, size, order),
                  at(left, 0),
                  size,
                  at(basis, first),
                  order,
                  at(out, first),
                  1,
                  0));
      out.get(vectors, 0, vectors.length);
    }
    return vectors;
  }

  /** Subtracts from the next vectors their parts along the basis, and returns these. */
  private double[] remove(int from) {
    int length = size - from;
    DoublePointer vectors = at(basis, (long) from * order);
    panels(
        length,
        (first, count) ->
            gemm(
                new Shape(false, true, count, WIDTH, order, WIDTH),
                at(vectors, (long) first * order),
                order,
                at(next, 0),
                order,
                at(coefficients, (long) first * WIDTH),
                1,
                0));
    panels(
        order,
        (first, count) ->
            gemm(
                new Shape(true, false, WIDTH, count, length, order),
                at(coefficients, 0),
                WIDTH,
                at(vectors, first),
                order,
                at(next, first),
                -1,
                1));
    double[] values = new double[length * WIDTH];
    at(coefficients, 0).get(values, 0, values.length);
    return values;
  }

  /** LAPACK's columns are our rows. */
  private double[] orthonormalise() {
    double[] triangle = new double[WIDTH * WIDTH];
    NativeThreads.single(
        () -> {
          openblas.LAPACKE_dgeqrf(openblas.LAPACK_COL_MAJOR, order, WIDTH, next, order, tau);
          for (int j = 0; j < WIDTH; j++) {
            for (int i = 0; i <= j; i++) {
              triangle[i * WIDTH + j] = next.get((long) j * order + i);
            }
          }
          openblas.LAPACKE_dorgqr(openblas.LAPACK_COL_MAJOR, order, WIDTH, WIDTH, next, order, tau);
        });
    return triangle;
  }

  private void panels(int length, Parallelism.RangeTask task) {
    NativeThreads.single(
        () -> parallelism.forRange(length, PANEL, (from, to) -> task.run(from, to - from)));
  }

  private static DoublePointer at(DoublePointer pointer, long place) {
    return new DoubleView(pointer, place);
  }

  /** Sizes of a product: {@code [rows, inner]} times {@code [inner, columns]}. */
  private record Shape(
      boolean leftTransposed,
      boolean rightTransposed,
      int rows,
      int columns,
      int inner,
      int outStride) {}

  /** Makes {@code out = factor · left · right + keep · out}. */
  private void gemm(
      Shape shape,
      DoublePointer left,
      int leftStride,
      DoublePointer right,
      int rightStride,
      DoublePointer out,
      double factor,
      double keep) {
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        shape.leftTransposed ? openblas.CblasTrans : openblas.CblasNoTrans,
        shape.rightTransposed ? openblas.CblasTrans : openblas.CblasNoTrans,
        shape.rows,
        shape.columns,
        shape.inner,
        factor,
        left,
        leftStride,
        right,
        rightStride,
        keep,
        out,
        shape.outStride);
  }
}
