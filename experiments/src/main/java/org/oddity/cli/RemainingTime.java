package org.oddity.cli;

import java.util.HashMap;
import java.util.Map;

/** Guesses what is left from how long the cells took so far. */
final class RemainingTime {
  private final Map<String, double[]> secondsAndCount = new HashMap<>();
  private final int total;
  private int mostAtATime = 1;
  private int done;
  private double sum;

  RemainingTime(int total) {
    this.total = total;
  }

  /** How many cells run now: the most there ever were are expected from now on. */
  void running(int cells) {
    mostAtATime = Math.max(mostAtATime, cells);
  }

  void finished(String detector, double seconds) {
    double[] entry = secondsAndCount.computeIfAbsent(detector, name -> new double[2]);
    entry[0] += seconds;
    entry[1]++;
    sum += seconds;
    done++;
  }

  /** Every method is expected to take its own mean, in the proportion seen in the whole matrix. */
  double seconds() {
    if (done == 0) {
      return 0;
    }
    double meanOverMethods =
        secondsAndCount.values().stream()
            .mapToDouble(e -> e[0] / e[1])
            .average()
            .orElse(sum / done);
    return meanOverMethods * (total - done) / mostAtATime;
  }
}
