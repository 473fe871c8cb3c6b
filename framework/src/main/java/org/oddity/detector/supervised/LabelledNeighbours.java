package org.oddity.detector.supervised;

import java.util.Arrays;
import org.oddity.tensor.DistanceConsumer;

/** The nearest labelled images of many queries, gathered strip by strip. */
final class LabelledNeighbours implements DistanceConsumer {
  private final boolean[] anomalous;
  private final int neighbours;

  /** Squared distances and labels of the nearest so far, {@code [queries, neighbours]}, rising. */
  private final double[] distances;

  private final boolean[] labels;
  private final double[] nearestNormal;
  private final double[] nearestAnomaly;

  LabelledNeighbours(int queries, boolean[] anomalous, int neighbours) {
    this.anomalous = anomalous;
    this.neighbours = neighbours;
    this.distances = filled(Math.multiplyExact(queries, neighbours));
    this.labels = new boolean[distances.length];
    this.nearestNormal = filled(queries);
    this.nearestAnomaly = filled(queries);
  }

  @Override
  public void accept(int query, int firstReference, double[] squared, int count) {
    int last = (query + 1) * neighbours - 1;
    for (int i = 0; i < count; i++) {
      boolean label = anomalous[firstReference + i];
      double[] nearest = label ? nearestAnomaly : nearestNormal;
      nearest[query] = Math.min(nearest[query], squared[i]);
      if (squared[i] < distances[last]) {
        insert(query * neighbours, last, squared[i], label);
      }
    }
  }

  /** Of equally distant images the first one stays in front. */
  private void insert(int first, int last, double distance, boolean label) {
    int place = last;
    while (place > first && distances[place - 1] > distance) {
      distances[place] = distances[place - 1];
      labels[place] = labels[place - 1];
      place--;
    }
    distances[place] = distance;
    labels[place] = label;
  }

  /**
   * Returns (a + t)/(k + 1): a of the k nearest are anomalous, and t in [0, 1] says how much nearer
   * the nearest anomaly is than the nearest normal image, as a share of both distances.
   */
  double score(int query) {
    int anomalies = 0;
    for (int i = query * neighbours; i < (query + 1) * neighbours; i++) {
      anomalies += labels[i] ? 1 : 0;
    }
    double toNormal = Math.sqrt(nearestNormal[query]);
    double toAnomaly = Math.sqrt(nearestAnomaly[query]);
    double both = toNormal + toAnomaly;
    double nearer = both > 0 ? toNormal / both : 0.5;
    return (anomalies + nearer) / (neighbours + 1);
  }

  private static double[] filled(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.POSITIVE_INFINITY);
    return values;
  }
}
