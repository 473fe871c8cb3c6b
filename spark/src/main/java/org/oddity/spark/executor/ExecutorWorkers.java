package org.oddity.spark.executor;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.oddity.data.DataHome;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.cell.CellProgress;
import org.oddity.experiment.runner.Runner;
import org.oddity.experiment.runner.WorkerCommand;
import org.oddity.experiment.runner.WorkerProgram;
import org.oddity.experiment.runner.WorkerSlot;

/**
 * The worker processes of an executor, which go from cell to cell. Sent as a broadcast, of which
 * Spark keeps one copy in every executor; workers end with it, as their input does.
 */
public final class ExecutorWorkers implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient Deque<WorkerSlot> idle;
  private transient int made;

  /** Runs a cell in a worker process of this executor. */
  CellOutcome run(CellAssignment assignment, CellProgress progress) {
    String dataHome = DataPlace.of(assignment.cell().dataHome(), System.getenv());
    CellPlace place = CellPlace.of(assignment);
    CellSpec cell = assignment.cell().at(place.folder().toString(), dataHome);
    return place.run(() -> run(cell, assignment, progress));
  }

  private String run(CellSpec cell, CellAssignment assignment, CellProgress progress) {
    WorkerSlot slot = take(assignment, cell.dataHome());
    try {
      String reason = slot.run(cell, progress);
      if (reason.equals(Runner.STOPPED)) {
        throw new IllegalStateException("this executor is being stopped");
      }
      return reason;
    } finally {
      giveBack(slot);
    }
  }

  private synchronized WorkerSlot take(CellAssignment assignment, String dataHome) {
    idle = idle == null ? new ArrayDeque<>() : idle;
    return idle.isEmpty() ? make(assignment, dataHome) : idle.pop();
  }

  private synchronized void giveBack(WorkerSlot slot) {
    idle.push(slot);
  }

  private WorkerSlot make(CellAssignment assignment, String dataHome) {
    Path logs = Path.of("workers").toAbsolutePath();
    Map<String, String> environment = new LinkedHashMap<>(assignment.environment());
    environment.put(DataHome.VARIABLE, dataHome);
    WorkerCommand command =
        WorkerCommand.of(here(assignment.program()), assignment.resources(), logs)
            .with(environment);
    WorkerSlot slot = new WorkerSlot(command, logs.resolve("worker-" + ++made + ".log"));
    // A machine that is shut down ends the worker, too: its cell was stopped and did not fail.
    Runtime.getRuntime().addShutdownHook(new Thread(slot::stop, "stop-worker"));
    return slot;
  }

  private static WorkerProgram here(WorkerProgram program) {
    List<String> jars = program.classPath().stream().map(SparkFiles::get).toList();
    SparkEnv executor = SparkEnv.get();
    String host = executor.blockManager().blockManagerId().host();
    return program.from(jars).with("oddity.machine", host + ", executor " + executor.executorId());
  }
}
