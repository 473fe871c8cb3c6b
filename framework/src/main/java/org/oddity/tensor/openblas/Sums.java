package org.oddity.tensor.openblas;

/** Sums that a processor need not wait for: four running ones, joined at the end. */
final class Sums {
  private Sums() {}

  /** Returns the sum of squares. */
  static double ofSquares(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = values.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      a += values[i] * values[i];
      b += values[i + 1] * values[i + 1];
      c += values[i + 2] * values[i + 2];
      d += values[i + 3] * values[i + 3];
    }
    for (int i = whole; i < values.length; i++) {
      a += values[i] * values[i];
    }
    return a + b + (c + d);
  }
}
