package org.oddity.experiment.cell;

/** Measures one stretch of time after the other. */
final class Stopwatch {
  private long last = System.nanoTime();

  /** Returns the seconds since the last lap, or since the watch was made. */
  double lap() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }
}
