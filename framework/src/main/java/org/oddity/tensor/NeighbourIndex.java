package org.oddity.tensor;

/** References prepared for finding the nearest of them; usable by several threads. */
public interface NeighbourIndex {
  /** Returns the references. */
  RowSource references();

  /**
   * Finds the nearest references of each query by comparing with all of them, with memory that does
   * not grow with the product of their numbers.
   *
   * <p>Exact: inner products in single precision only rule out what is farther by more than they
   * can err, and distances are those of the differences, in double. So a copy of a reference is at
   * distance 0, and what a query finds never depends on the queries beside it.
   *
   * @param queries {@code [n, columns of the references]}
   * @param count from 1 to the number of references
   */
  Neighbours nearest(Matrix queries, int count);
}
