package org.oddity.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class SparkRunnerTest {
  private static String said(String message) {
    return SparkRunner.said(new ExecutionException(new IllegalStateException(message)));
  }

  @Test
  void saysInOneLineWhatSparkSaysBesideItsTraces() {
    assertThat(
            said(
                """
                Job aborted due to stage failure:\s
                Aborting TaskSet 42.0 because task 0 (partition 0)
                cannot run anywhere due to node and executor excludeOnFailure.
                Most recent failure:
                Lost task 0.0 in stage 42.0 (TID 42) (127.0.0.1 executor 0): ExecutorLostFailure

                Driver stacktrace:"""))
        .isEqualTo(
            "Job aborted due to stage failure: Aborting TaskSet 42.0 because task 0 (partition 0)"
                + " cannot run anywhere due to node and executor excludeOnFailure.");
    assertThat(
            said(
                "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent"
                    + " failure: java.lang.IllegalStateException: no room\n\tat org.oddity.Some.run"))
        .isEqualTo(
            "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent"
                + " failure: java.lang.IllegalStateException: no room");
    assertThat(said(null)).isEqualTo("null");
  }
}
