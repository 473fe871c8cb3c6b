package org.oddity.tracking.mlflow;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the wait for calls that know no time limit themselves. */
final class TimeLimit implements AutoCloseable {
  private final Duration limit;
  private final ExecutorService caller =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "mlflow-request");
            thread.setDaemon(true);
            return thread;
          });

  TimeLimit(Duration limit) {
    this.limit = limit;
  }

  /**
   * Returns what the call returns.
   *
   * @throws TimeoutException if it takes too long; it may go on until its connection is closed
   * @throws ExecutionException if the call throws
   */
  <T> T call(Callable<T> request)
      throws TimeoutException, ExecutionException, InterruptedException {
    Future<T> answer = caller.submit(request);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    caller.shutdownNow();
  }
}
