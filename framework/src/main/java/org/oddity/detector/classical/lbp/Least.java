package org.oddity.detector.classical.lbp;

import java.util.Arrays;

/** The least of the values seen so far. */
final class Least {
  private final double[] rising;

  /** Keeps {@code count} values, at first all infinite. */
  Least(int count) {
    this.rising = new double[count];
    Arrays.fill(rising, Double.POSITIVE_INFINITY);
  }

  void offer(double value) {
    int place = rising.length - 1;
    if (value >= rising[place]) {
      return;
    }
    while (place > 0 && rising[place - 1] > value) {
      rising[place] = rising[place - 1];
      place--;
    }
    rising[place] = value;
  }

  double greatest() {
    return rising[rising.length - 1];
  }

  double mean() {
    return Arrays.stream(rising).sum() / rising.length;
  }
}
