package org.oddity.tensor;

import java.util.Optional;

/**
 * What classical detectors need of a linear algebra library.
 *
 * <p>Matrices hold single precision; sums are in double except where said. Where rows are
 * multiplied or measured, the result of one row depends on that row alone, to the bit, never on the
 * rows beside it: an image scores the same alone and in any batch.
 */
public interface LinearAlgebra {
  /**
   * Returns {@code a·bᵀ}.
   *
   * @param a {@code [n, k]}
   * @param b {@code [m, k]}
   * @return {@code [n, m]}
   */
  Matrix timesTransposed(Matrix a, Matrix b);

  /**
   * Returns {@code a·b}.
   *
   * @param a {@code [n, k]}
   * @param b {@code [k, m]}
   * @return {@code [n, m]}
   */
  Matrix times(Matrix a, Matrix b);

  /** Returns {@code aᵀ·a}: products of columns, in double. */
  SymmetricMatrix gramOfColumns(Matrix a);

  /**
   * Returns the coordinates of rows along axes: {@code (rows − centre)·axesᵀ}.
   *
   * @param rows {@code [n, k]}
   * @param centre {@code [k]}
   * @param axes {@code [m, k]}
   * @return {@code [n, m]}
   */
  Matrix coordinates(Matrix rows, double[] centre, Matrix axes);

  /**
   * Returns the squared Euclidean distance of each row to the affine span of orthonormal axes
   * through a centre, in double.
   *
   * <p>By Pythagoras, {@code |x − c|² − |z|²} with the coordinates z, which spares going back from
   * them. Where that is less than a thousandth of {@code |x − c|²}, digits were lost, and the
   * length of {@code x − c − zᵀ·axes} is taken.
   *
   * @param rows {@code [n, k]}
   * @param centre {@code [k]}
   * @param axes {@code [m, k]}, orthonormal to single precision
   */
  double[] squaredDistancesToSpan(Matrix rows, double[] centre, Matrix axes);

  /**
   * Returns {@code (a − centre)ᵀ·(a − centre)} in half the time: single precision within a thousand
   * rows, double between them. Good for leading eigenvectors, not for inverses.
   *
   * @param centre one value for each column
   */
  SymmetricMatrix approximateGramOfColumns(Matrix a, double[] centre);

  /** Returns {@code a·aᵀ}: products of rows, in double. */
  SymmetricMatrix gramOfRows(Matrix a);

  /** Returns all eigenvalues and eigenvectors. */
  EigenDecomposition eigen(SymmetricMatrix matrix);

  /**
   * Returns the leading eigenvalues and eigenvectors of a positive semi-definite matrix; fewer than
   * wanted if the order is smaller.
   */
  EigenDecomposition leading(SymmetricMatrix matrix, Leading wanted);

  /** Returns the Cholesky factor, or nothing if the matrix is not positive definite. */
  Optional<CholeskyFactor> cholesky(SymmetricMatrix matrix);

  /**
   * Returns {@code (x − mean)ᵀ(LLᵀ)⁻¹(x − mean)} for each row x, in double, without an inverse.
   *
   * @param rows {@code [n, order]}
   * @param mean {@code [order]}
   */
  double[] squaredMahalanobis(Matrix rows, double[] mean, CholeskyFactor factor);

  /**
   * Computes the squared Euclidean distance of every query to every reference, with memory that
   * does not grow with their product.
   *
   * <p>In double, by way of {@code |q|² − 2q·r + |r|²}: the error is about 1e-15 of {@code |q|² +
   * |r|²}, so equal rows may be a tiny distance apart.
   *
   * @param queries {@code [n, k]}
   * @param references {@code [m, k]}
   */
  void squaredDistances(Matrix queries, Matrix references, DistanceConsumer consumer);

  /**
   * Prepares rows for finding the nearest of them.
   *
   * @param references at least one row; read again with each search, not copied
   */
  NeighbourIndex index(RowSource references);
}
