package org.oddity.tracking.mlflow;

import java.time.Duration;

/** Shorter waits than people need. */
final class TestingTiming {
  static final Timing QUICK =
      new Timing(Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofMillis(400));

  private TestingTiming() {}
}
