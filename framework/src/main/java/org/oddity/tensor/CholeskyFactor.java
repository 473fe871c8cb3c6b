package org.oddity.tensor;

import static java.util.Objects.requireNonNull;

/**
 * The lower triangle L of a positive definite matrix LLᵀ.
 *
 * @param order rows and columns
 * @param values {@code [order, order]}, zeros above the diagonal; shared, read only
 */
public record CholeskyFactor(int order, double[] values) {
  public CholeskyFactor {
    requireNonNull(values, "values is null");
    if (order < 1 || (long) order * order != values.length) {
      throw new IllegalArgumentException(values.length + " values are not of order " + order);
    }
  }
}
