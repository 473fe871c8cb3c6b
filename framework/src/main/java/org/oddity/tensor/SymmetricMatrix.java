package org.oddity.tensor;

import static java.util.Objects.requireNonNull;

/**
 * A square matrix that equals its transpose, such as a covariance, in double precision.
 *
 * @param order rows and columns
 * @param values all of them, {@code [order, order]}, both triangles; shared, read only
 */
public record SymmetricMatrix(int order, double[] values) {
  public SymmetricMatrix {
    requireNonNull(values, "values is null");
    if (order < 1 || (long) order * order != values.length) {
      throw new IllegalArgumentException(values.length + " values are not of order " + order);
    }
  }

  /** Returns one value. */
  public double get(int row, int column) {
    return values[row * order + column];
  }

  /** Returns the sum of the diagonal, which is the sum of all eigenvalues. */
  public double trace() {
    double sum = 0;
    for (int i = 0; i < order; i++) {
      sum += values[i * order + i];
    }
    return sum;
  }
}
