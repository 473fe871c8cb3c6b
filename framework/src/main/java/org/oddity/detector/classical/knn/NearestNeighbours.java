package org.oddity.detector.classical.knn;

import java.util.Arrays;
import org.oddity.tensor.DistanceConsumer;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Keeps, for each query, the nearest references met so far, nearest first. */
final class NearestNeighbours implements DistanceConsumer {
  private final int neighbours;
  private final double[] squared;
  private final int[] places;

  private NearestNeighbours(int queries, int neighbours) {
    this.neighbours = neighbours;
    this.squared = new double[Math.multiplyExact(queries, neighbours)];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    this.places = new int[squared.length];
  }

  /**
   * Returns the distances to the nearest references, {@code [queries, neighbours]}, rising in each
   * row.
   *
   * <p>What is found by way of inner products is computed anew from differences, so that a copy of
   * a training image is at distance 0.
   */
  static double[] distances(
      Matrix queries, Matrix references, int neighbours, LinearAlgebra algebra) {
    NearestNeighbours found = new NearestNeighbours(queries.rows(), neighbours);
    algebra.squaredDistances(queries, references, found);
    double[] distances = new double[found.squared.length];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = distance(queries, i / neighbours, references, found.places[i]);
    }
    for (int i = 0; i < queries.rows(); i++) {
      Arrays.sort(distances, i * neighbours, (i + 1) * neighbours);
    }
    return distances;
  }

  @Override
  public void accept(int query, int firstReference, double[] strip, int count) {
    int first = query * neighbours;
    int last = first + neighbours - 1;
    for (int i = 0; i < count; i++) {
      if (strip[i] < squared[last]) {
        insert(first, last, strip[i], firstReference + i);
      }
    }
  }

  private void insert(int first, int last, double distance, int place) {
    int at = last;
    while (at > first && squared[at - 1] > distance) {
      squared[at] = squared[at - 1];
      places[at] = places[at - 1];
      at--;
    }
    squared[at] = distance;
    places[at] = place;
  }

  private static double distance(Matrix a, int i, Matrix b, int j) {
    int columns = a.columns();
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      double difference = (double) a.values()[i * columns + k] - b.values()[j * columns + k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
