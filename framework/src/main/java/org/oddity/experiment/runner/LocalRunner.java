package org.oddity.experiment.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.cell.CellProgress;
import org.oddity.experiment.runner.WorkerProcess.WorkerDiedException;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cells in worker processes on this machine. A worker that dies takes its cell with it and is
 * replaced; the other cells go on.
 */
public final class LocalRunner {
  /** The reason that observers hear of a cell that was stopped by the user. */
  public static final String STOPPED = "stopped";

  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  private final WorkerCommand command;
  private final int workers;
  private final Path logs;
  private final RunObserver observer;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> brokenBecause = new AtomicReference<>();

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
   * @throws RunnerFailedException if no worker can be started; cells that did not run stay as they
   *     are
   */
  public int run(List<CellSpec> cells) {
    Queue<CellSpec> queue = new ConcurrentLinkedQueue<>(cells);
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < Math.min(workers, cells.size()); i++) {
      Path log = logs.resolve("worker-" + (i + 1) + ".log");
      threads.add(new Thread(() -> work(queue, log, failed), "worker-" + (i + 1)));
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
    if (brokenBecause.get() != null) {
      throw new RunnerFailedException(brokenBecause.get());
    }
    return failed.get();
  }

  /** Stops all workers at once; their cells stay unfinished and can be run again. */
  public void stop() {
    stopped.set(true);
    running.forEach(WorkerProcess::kill);
  }

  /** Stops all workers and waits until their cells' journals say so. */
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

  private void work(Queue<CellSpec> queue, Path log, AtomicInteger failed) {
    WorkerProcess worker = null;
    for (CellSpec cell = queue.poll(); cell != null && !stopped.get(); cell = queue.poll()) {
      long start = System.nanoTime();
      observer.started(cell.record());
      String reason;
      try {
        worker = worker == null ? start(log) : worker;
        reason = worker.run(cell, progress(cell));
        if (!reason.isEmpty()) {
          writeEnd(cell, JournalEvent.Status.FAILED, reason);
        }
      } catch (WorkerDiedException | IOException e) {
        reason = died(worker, cell, e);
        worker = null;
      }
      if (!reason.isEmpty()) {
        failed.incrementAndGet();
      }
      observer.finished(cell.record(), (System.nanoTime() - start) / 1e9, reason);
    }
    release(worker);
  }

  private CellProgress progress(CellSpec cell) {
    return (fraction, activity) -> observer.progress(cell.record(), fraction, activity);
  }

  private WorkerProcess start(Path log) throws IOException {
    WorkerProcess worker = WorkerProcess.start(command, log);
    running.add(worker);
    if (stopped.get()) {
      worker.kill();
    }
    return worker;
  }

  private void release(WorkerProcess worker) {
    if (worker != null) {
      running.remove(worker);
      worker.close();
    }
  }

  /** Writes the end that the dead worker could not write itself. */
  private String died(WorkerProcess worker, CellSpec cell, Exception death) {
    release(worker);
    if (stopped.get()) {
      writeEnd(cell, JournalEvent.Status.KILLED, STOPPED);
      return STOPPED;
    }
    if (worker == null || !worker.ready()) {
      // The next one would not start either: leave the other cells as they are.
      brokenBecause.compareAndSet(null, death.getMessage());
      stopped.set(true);
    } else {
      writeEnd(cell, JournalEvent.Status.FAILED, death.getMessage());
    }
    return death.getMessage();
  }

  /** An end that the worker wrote stands: it may have died just after it. */
  private static void writeEnd(CellSpec cell, JournalEvent.Status status, String reason) {
    Path file = Path.of(cell.folder()).resolve("journal.jsonl");
    try {
      if (CellState.of(Journal.read(file)).finished().isPresent()) {
        return;
      }
      try (Journal journal = Journal.open(file)) {
        journal.append(new JournalEvent.Finished(System.currentTimeMillis(), status, reason));
      }
    } catch (UncheckedIOException | InvalidInputException e) {
      LOG.warn("the end of {} could not be written: {}", cell.record().title(), e.getMessage());
    }
  }
}
