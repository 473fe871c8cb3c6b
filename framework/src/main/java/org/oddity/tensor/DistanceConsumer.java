package org.oddity.tensor;

/** Takes squared distances as they are computed, a strip of one query's row at a time. */
@FunctionalInterface
public interface DistanceConsumer {
  /**
   * Takes the squared distances of one query to some references.
   *
   * <p>Strips of one query come one after another with {@code firstReference} rising; strips of
   * different queries may come from several threads at once.
   *
   * @param query the row of the query
   * @param firstReference the row of the first reference of the strip
   * @param squared the distances, at least 0, in the first {@code count} places; used again for the
   *     next strip, may be written to
   * @param count references in the strip
   */
  void accept(int query, int firstReference, double[] squared, int count);
}
