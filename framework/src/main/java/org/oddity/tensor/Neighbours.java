package org.oddity.tensor;

/**
 * The references nearest to each query, nearest first; of equally near ones the first.
 *
 * @param count of each query
 * @param squared Euclidean distances, {@code [queries, count]}
 * @param places rows of the references, {@code [queries, count]}
 */
public record Neighbours(int count, double[] squared, int[] places) {
  public Neighbours {
    if (squared.length != places.length || squared.length % count != 0) {
      throw new IllegalArgumentException(
          squared.length + " distances to " + places.length + " places, " + count + " of each");
    }
  }

  /** Returns the squared distance of a query to one of its neighbours, the nearest being 0. */
  public double squared(int query, int neighbour) {
    return squared[query * count + neighbour];
  }

  /** Returns the row of one of a query's neighbours, the nearest being 0. */
  public int place(int query, int neighbour) {
    return places[query * count + neighbour];
  }
}
