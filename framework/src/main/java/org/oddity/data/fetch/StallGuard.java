package org.oddity.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a body from which nothing comes any more: reading it alone would wait for ever. */
final class StallGuard implements AutoCloseable {
  private final ScheduledExecutorService timer;
  private volatile boolean stalled;
  private volatile IOException closingFailed;
  private volatile long lastArrival = System.nanoTime();

  StallGuard(InputStream body, Duration patience) {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "oddity-fetch-guard");
              thread.setDaemon(true);
              return thread;
            });
    long limit = patience.toNanos();
    long period = Math.max(1, limit / 4);
    timer.scheduleWithFixedDelay(
        () -> {
          if (System.nanoTime() - lastArrival > limit) {
            stalled = true;
            closeQuietly(body);
          }
        },
        period,
        period,
        TimeUnit.NANOSECONDS);
  }

  /** Tells that bytes came. */
  void arrived() {
    lastArrival = System.nanoTime();
  }

  boolean stalled() {
    return stalled;
  }

  private void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      closingFailed = e;
    }
  }

  /** Returns what the reader shall throw when it finds that the body was closed. */
  IOException stall(IOException seen) {
    if (closingFailed != null) {
      seen.addSuppressed(closingFailed);
    }
    return new IOException("nothing came for too long", seen);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
