package org.oddity.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Closes a body from which nothing comes any more: reading it alone would wait for ever. */
final class StallGuard implements AutoCloseable {
  private final Timer timer = new Timer("oddity-fetch-guard", true);
  private volatile boolean stalled;
  private volatile IOException closingFailed;
  private volatile long lastArrival = System.nanoTime();

  StallGuard(InputStream body, Duration patience) {
    long period = Math.max(1, patience.toMillis() / 4);
    TimerTask look =
        new TimerTask() {
          @Override
          public void run() {
            if (System.nanoTime() - lastArrival > patience.toNanos()) {
              stalled = true;
              closeQuietly(body);
            }
          }
        };
    timer.schedule(look, period, period);
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
    timer.cancel();
  }
}
