package org.oddity.experiment.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.cell.CellProgress;

/**
 * Runs cells in worker processes on this machine. A worker that dies takes its cell with it and is
 * replaced; the other cells go on.
 */
final class LocalRunner implements Runner {
  private final WorkerCommand command;
  private final int workers;
  private final Path logs;
  private final RunObserver observer;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<WorkerSlot> slots = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicReference<RunnerFailedException> broken = new AtomicReference<>();

  /**
   * Makes a runner.
   *
   * @param command starts one worker
   * @param workers how many at a time
   * @param logs the folder for what libraries print
   */
  LocalRunner(WorkerCommand command, int workers, Path logs, RunObserver observer) {
    this.command = command;
    this.workers = workers;
    this.logs = logs;
    this.observer = observer;
  }

  @Override
  public int run(List<CellSpec> cells) {
    Queue<CellSpec> queue = new ConcurrentLinkedQueue<>(cells);
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < Math.min(workers, cells.size()); i++) {
      WorkerSlot slot = new WorkerSlot(command, logs.resolve("worker-" + (i + 1) + ".log"));
      slots.add(slot);
      threads.add(new Thread(() -> work(queue, slot, failed), "worker-" + (i + 1)));
    }
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    }
    if (broken.get() != null) {
      throw broken.get();
    }
    return failed.get();
  }

  private void stop() {
    stopped.set(true);
    slots.forEach(WorkerSlot::stop);
  }

  @Override
  public void stopAndWait(Duration atMost) {
    stop();
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Queue<CellSpec> queue, WorkerSlot slot, AtomicInteger failed) {
    try (slot) {
      for (CellSpec cell = queue.poll(); cell != null && !stopped.get(); cell = queue.poll()) {
        long start = System.nanoTime();
        observer.started(cell.record());
        String reason = run(cell, slot);
        if (!reason.isEmpty()) {
          failed.incrementAndGet();
        }
        observer.finished(cell.record(), (System.nanoTime() - start) / 1e9, reason);
      }
    }
  }

  private String run(CellSpec cell, WorkerSlot slot) {
    try {
      return slot.run(cell, progress(cell));
    } catch (RunnerFailedException e) {
      // The next one would not start either: leave the other cells as they are.
      broken.compareAndSet(null, e);
      stopped.set(true);
      return e.getMessage();
    }
  }

  private CellProgress progress(CellSpec cell) {
    return (fraction, activity) -> observer.progress(cell.record(), fraction, activity);
  }
}
