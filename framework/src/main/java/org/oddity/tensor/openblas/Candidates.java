package org.oddity.tensor.openblas;

import java.util.Arrays;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.RowSource;

/**
 * References that may be among the nearest of one query, by distances that are known to a margin,
 * or by lower bounds of them.
 *
 * <p>What is at most twice the margin farther than the last of the nearest so far is kept; where
 * too many are, as where references repeat each other, they are measured and all but the nearest
 * forgotten. Memory is bounded so, and nothing is lost. A lower bound says of nothing that it is
 * near: there only what is measured rules others out.
 */
final class Candidates {
  private static final int ROOM = 24;

  private final Matrix queries;
  private final int query;
  private final RowSource references;
  private final double margin;
  private final boolean bounds;

  /** The smallest uncertain distances so far, rising; as many as neighbours are wanted. */
  private final double[] nearest;

  /** The first {@link #settled} are exact and in their order, the others wait to be measured. */
  private final double[] squared;

  private final int[] places;
  private int size;
  private int settled;
  private double limit = Double.POSITIVE_INFINITY;

  Candidates(
      Matrix queries, int query, RowSource references, int wanted, double margin, boolean bounds) {
    this.queries = queries;
    this.query = query;
    this.references = references;
    this.margin = margin;
    this.bounds = bounds;
    this.nearest = new double[wanted];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    this.squared = new double[wanted + ROOM];
    this.places = new int[squared.length];
  }

  /** Returns the greatest uncertain distance that is worth adding. */
  double limit() {
    return limit;
  }

  /** Adds a reference; places come rising. */
  void add(double uncertain, int place) {
    squared[size] = uncertain;
    places[size] = place;
    size++;
    if (!bounds && uncertain < nearest[nearest.length - 1]) {
      lower(uncertain);
    }
    if (size == squared.length) {
      settle();
    }
  }

  private void lower(double uncertain) {
    int last = nearest.length - 1;
    int at = last;
    while (at > 0 && nearest[at - 1] > uncertain) {
      nearest[at] = nearest[at - 1];
      at--;
    }
    nearest[at] = uncertain;
    limit = Math.min(limit, nearest[last] + 2 * margin);
  }

  /** Measures what waits, and keeps the nearest. */
  void settle() {
    int columns = queries.columns();
    float[] row = new float[columns];
    int waiting = settled;
    for (int i = settled; i < size; i++) {
      if (squared[i] <= limit) {
        references.read(places[i], 1, row);
        insert(distance(queries.values(), query * columns, row), places[i], waiting++);
      }
    }
    settled = Math.min(waiting, nearest.length);
    size = settled;
    if (settled == nearest.length) {
      limit = Math.min(limit, squared[settled - 1] + margin);
    }
  }

  /** Puts a measured one behind those that are as near: they came first. */
  private void insert(double distance, int place, int end) {
    int at = end;
    while (at > 0 && squared[at - 1] > distance) {
      squared[at] = squared[at - 1];
      places[at] = places[at - 1];
      at--;
    }
    squared[at] = distance;
    places[at] = place;
  }

  /**
   * Writes the nearest, once they are settled.
   *
   * @throws ArithmeticException if the query or the references are not finite
   */
  void write(double[] distances, int[] rows, int start) {
    if (settled < nearest.length) {
      throw new ArithmeticException("row " + query + " has no distance: there are no finite ones");
    }
    System.arraycopy(squared, 0, distances, start, nearest.length);
    System.arraycopy(places, 0, rows, start, nearest.length);
  }

  /** Four sums side by side: one alone would wait for each addition. */
  private static double distance(float[] queries, int start, float[] row) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = row.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      double first = (double) queries[start + i] - row[i];
      double second = (double) queries[start + i + 1] - row[i + 1];
      double third = (double) queries[start + i + 2] - row[i + 2];
      double fourth = (double) queries[start + i + 3] - row[i + 3];
      a += first * first;
      b += second * second;
      c += third * third;
      d += fourth * fourth;
    }
    for (int i = whole; i < row.length; i++) {
      double difference = (double) queries[start + i] - row[i];
      a += difference * difference;
    }
    return a + b + (c + d);
  }
}
