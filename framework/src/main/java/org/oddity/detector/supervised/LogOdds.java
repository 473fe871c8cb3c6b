package org.oddity.detector.supervised;

/** What a logistic model answers for one row. */
final class LogOdds {
  private LogOdds() {}

  /**
   * Returns {@code w·x + b}.
   *
   * @param point w, then b
   * @param values holds x from {@code from} on
   */
  static double of(double[] point, float[] values, int from) {
    int columns = point.length - 1;
    double even = 0;
    double odd = 0; // two sums keep the processor busy while an addition is on its way
    for (int i = 0; i + 1 < columns; i += 2) {
      even += point[i] * values[from + i];
      odd += point[i + 1] * values[from + i + 1];
    }
    double last = columns % 2 == 0 ? 0 : point[columns - 1] * values[from + columns - 1];
    return even + odd + last + point[columns];
  }
}
