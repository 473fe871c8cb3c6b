package org.oddity.tensor;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs loops over index ranges on a fixed number of threads.
 *
 * <p>How a range is cut depends on its length and grain only, never on timing or on the number of
 * threads: a loop that writes each result to its own place gives the same bits however it is
 * scheduled.
 */
public final class Parallelism {
  private static final String THREADS_VARIABLE = "OMP_NUM_THREADS";

  private final int threads;
  private final ExecutorService helpers;

  /** Makes a pool; its helper threads end when unused, and never keep the program alive. */
  public Parallelism(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.threads = threads;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "oddity-loop");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    this.helpers = pool;
  }

  /**
   * Returns as many threads as the environment asks for by {@code OMP_NUM_THREADS}, which OpenBLAS
   * follows too, else one for each available processor.
   */
  public static Parallelism of(Map<String, String> environment, int processors) {
    String wanted = environment.getOrDefault(THREADS_VARIABLE, "").strip();
    boolean valid = wanted.matches("[1-9][0-9]{0,3}");
    return new Parallelism(valid ? Integer.parseInt(wanted) : processors);
  }

  /** Returns the number of threads, at least 1. */
  public int threads() {
    return threads;
  }

  /**
   * Runs a task over [0, length), in pieces of at most {@code grain} indices, and waits for all.
   *
   * @throws RuntimeException the first one that a piece threw
   */
  public void forRange(int length, int grain, RangeTask task) {
    if (length < 0 || grain < 1) {
      throw new IllegalArgumentException("a range of " + length + " in pieces of " + grain);
    }
    int pieces = (int) (((long) length + grain - 1) / grain);
    Loop loop = new Loop(length, grain, pieces, task);
    for (int i = 1; i < Math.min(threads, pieces); i++) {
      helpers.execute(loop::work);
    }
    loop.work();
    loop.await();
  }

  /** A part of a loop. */
  @FunctionalInterface
  public interface RangeTask {
    /** Handles the indices from {@code from} up to, not including, {@code to}. */
    void run(int from, int to);
  }

  /** The caller takes pieces too, so a loop inside a loop cannot wait for itself. */
  private static final class Loop {
    private final int length;
    private final int grain;
    private final int pieces;
    private final RangeTask task;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch left;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Loop(int length, int grain, int pieces, RangeTask task) {
      this.length = length;
      this.grain = grain;
      this.pieces = pieces;
      this.task = task;
      this.left = new CountDownLatch(pieces);
    }

    void work() {
      for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            int from = piece * grain;
            task.run(from, (int) Math.min((long) from + grain, length));
          }
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          left.countDown();
        }
      }
    }

    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          left.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true; // pieces write to the caller's arrays: never leave before they end
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure.get() instanceof Error error) {
        throw error;
      }
      if (failure.get() instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
