package org.oddity.experiment.runner;

import java.io.IOException;
import java.nio.file.Path;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.cell.CellProgress;
import org.oddity.experiment.runner.WorkerProcess.WorkerDiedException;
import org.oddity.tracking.JournalEvent;

/**
 * Where cells run one after the other: in a worker process that is started when a cell first needs
 * it and replaced when it dies. A worker that dies takes its cell with it.
 */
public final class WorkerSlot implements AutoCloseable {
  private final WorkerCommand command;
  private final Path log;
  private volatile WorkerProcess worker;
  private volatile boolean stopped;

  /**
   * Makes a slot; nothing is started yet.
   *
   * @param command starts a worker
   * @param log the file for what libraries print
   */
  public WorkerSlot(WorkerCommand command, Path log) {
    this.command = command;
    this.log = log;
  }

  /**
   * Runs a cell to its end, which its journal then tells whatever happened.
   *
   * @return the reason why it failed; empty if it did not
   * @throws RunnerFailedException if no worker process can be started; the cell stays as it was
   */
  public String run(CellSpec cell, CellProgress progress) {
    try {
      String reason = started().run(cell, progress);
      if (!reason.isEmpty()) {
        CellEnd.write(cell, JournalEvent.Status.FAILED, reason);
      }
      return reason;
    } catch (WorkerDiedException | IOException e) {
      return died(cell, e);
    }
  }

  private WorkerProcess started() throws IOException {
    if (worker == null) {
      worker = WorkerProcess.start(command, log);
      if (stopped) {
        worker.kill();
      }
    }
    return worker;
  }

  /** Writes the end that the dead worker could not write itself. */
  private String died(CellSpec cell, Exception death) {
    boolean everReady = worker != null && worker.ready();
    close();
    if (stopped) {
      CellEnd.write(cell, JournalEvent.Status.KILLED, Runner.STOPPED);
      return Runner.STOPPED;
    }
    if (!everReady) {
      throw new RunnerFailedException("no worker process can be started: " + death.getMessage());
    }
    CellEnd.write(cell, JournalEvent.Status.FAILED, death.getMessage());
    return death.getMessage();
  }

  /** Kills the worker, from any thread; its cell stays unfinished and can be run again. */
  public void stop() {
    stopped = true;
    WorkerProcess running = worker;
    if (running != null) {
      running.kill();
    }
  }

  /** Ends the worker; the next cell would start another. */
  @Override
  public void close() {
    WorkerProcess ended = worker;
    worker = null;
    if (ended != null) {
      ended.close();
    }
  }
}
