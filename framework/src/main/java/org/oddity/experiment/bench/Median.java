package org.oddity.experiment.bench;

/** The middle of a row of numbers. */
final class Median {
  private Median() {}

  /** Returns the median of numbers in rising order, at least one. */
  static double ofSorted(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
