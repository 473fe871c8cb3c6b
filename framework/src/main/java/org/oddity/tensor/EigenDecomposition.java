package org.oddity.tensor;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Eigenvalues in falling order with their eigenvectors; all of them or the leading ones.
 *
 * @param order length of each eigenvector
 * @param values {@code [count]}, falling
 * @param vectors {@code [count, order]}, orthonormal, one a row; signs are arbitrary
 */
public record EigenDecomposition(int order, double[] values, double[] vectors) {
  public EigenDecomposition {
    requireNonNull(values, "values is null");
    requireNonNull(vectors, "vectors is null");
    if ((long) order * values.length != vectors.length) {
      throw new IllegalArgumentException(
          vectors.length + " values are not " + values.length + " vectors of " + order);
    }
  }

  /** Returns the number of eigenvalues. */
  public int count() {
    return values.length;
  }

  /** Returns the first {@code count} of them. */
  public EigenDecomposition first(int count) {
    return new EigenDecomposition(
        order, Arrays.copyOf(values, count), Arrays.copyOf(vectors, count * order));
  }
}
