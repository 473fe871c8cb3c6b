package org.oddity.experiment.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.runner.WorkerProcess.WorkerDiedException;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/**
 * Runs cells in worker processes on this machine. A worker that dies takes its cell with it and is
 * replaced; the other cells go on.
 */
public final class LocalRunner {
  private final WorkerCommand command;
  private final int workers;
  private final Path logs;
  private final RunObserver observer;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();

  /**
   * Makes a runner.
   *
   * @param command starts one worker
   * @param workers how many at a time
   * @param logs the folder for what libraries print
   */
  public LocalRunner(WorkerCommand command, int workers, Path logs, RunObserver observer) {
    this.command = command;
    this.workers = workers;
    this.logs = logs;
    this.observer = observer;
  }

  /**
   * Runs all cells.
   *
   * @return the number of cells that failed
   */
  public int run(List<CellSpec> cells) {
    Queue<CellSpec> queue = new ConcurrentLinkedQueue<>(cells);
    AtomicInteger failed = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, cells.size()); i++) {
      Path log = logs.resolve("worker-" + (i + 1) + ".log");
      Thread thread = new Thread(() -> work(queue, log, failed), "worker-" + (i + 1));
      threads.add(thread);
      thread.start();
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    }
    return failed.get();
  }

  /** Stops all workers at once; their cells stay unfinished and can be run again. */
  public void stop() {
    stopped.set(true);
    running.forEach(WorkerProcess::kill);
  }

  private void work(Queue<CellSpec> queue, Path log, AtomicInteger failed) {
    WorkerProcess worker = null;
    try {
      for (CellSpec cell = queue.poll(); cell != null && !stopped.get(); cell = queue.poll()) {
        worker = worker == null ? start(log) : worker;
        String reason = runOne(worker, cell);
        if (!reason.isEmpty()) {
          failed.incrementAndGet();
        }
        if (!running.contains(worker)) {
          worker = null;
        }
      }
    } finally {
      if (worker != null) {
        running.remove(worker);
        worker.close();
      }
    }
  }

  private WorkerProcess start(Path log) {
    try {
      WorkerProcess worker = WorkerProcess.start(command, log);
      running.add(worker);
      if (stopped.get()) {
        worker.kill();
      }
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a worker process", e);
    }
  }

  private String runOne(WorkerProcess worker, CellSpec cell) {
    long start = System.nanoTime();
    observer.started(cell.record());
    String reason;
    try {
      reason =
          worker.run(
              cell, (fraction, activity) -> observer.progress(cell.record(), fraction, activity));
    } catch (WorkerDiedException e) {
      running.remove(worker);
      worker.close();
      reason = died(cell, e.getMessage());
    }
    observer.finished(cell.record(), (System.nanoTime() - start) / 1e9, reason);
    return reason;
  }

  /** Writes the end that the dead worker could not write itself. */
  private String died(CellSpec cell, String message) {
    boolean byUs = stopped.get();
    String reason = byUs ? "stopped" : message;
    try (Journal journal = Journal.open(Path.of(cell.folder()).resolve("journal.jsonl"))) {
      journal.append(
          new JournalEvent.Finished(
              System.currentTimeMillis(),
              byUs ? JournalEvent.Status.KILLED : JournalEvent.Status.FAILED,
              reason));
    }
    return reason;
  }
}
