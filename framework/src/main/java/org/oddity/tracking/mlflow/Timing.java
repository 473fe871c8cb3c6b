package org.oddity.tracking.mlflow;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param poll between two looks at the journals
 * @param patience for one request
 * @param longestPause after a failure
 */
record Timing(Duration poll, Duration patience, Duration longestPause) {
  /** A look every two seconds; MLflow takes about a second for a full batch. */
  static final Timing USUAL =
      new Timing(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(30));

  /** Returns the pause after some failures in a row: doubling, up to the longest. */
  Duration pause(int failures) {
    int doublings = Math.min(failures, 16);
    Duration pause = poll.multipliedBy(1L << doublings);
    return failures == 0 ? poll : pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
