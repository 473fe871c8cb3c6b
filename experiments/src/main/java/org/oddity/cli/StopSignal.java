package org.oddity.cli;

import java.util.concurrent.CountDownLatch;

/**
 * What happens at Ctrl-C or a polite kill, once: the given work is done in the shutdown hook, and
 * the thread that was running waits for it instead of going on as if nothing had happened.
 */
final class StopSignal {
  private final CountDownLatch received = new CountDownLatch(1);
  private final Thread hook;

  private StopSignal(Runnable atStop) {
    this.hook =
        new Thread(
            () -> {
              received.countDown();
              atStop.run();
            },
            "stop");
  }

  static StopSignal install(Runnable atStop) {
    StopSignal signal = new StopSignal(atStop);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Returns whether the run ended by itself; if it was stopped, only after that was dealt with. */
  boolean endedByItself() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      return true;
    } catch (IllegalStateException stopping) {
      try {
        received.await();
        hook.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }
  }
}
