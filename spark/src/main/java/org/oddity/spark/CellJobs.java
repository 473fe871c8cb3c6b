package org.oddity.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.oddity.experiment.CellSpec;
import org.oddity.spark.executor.CellAssignment;
import org.oddity.spark.executor.CellOutcome;
import org.oddity.spark.executor.CellTask;
import org.oddity.spark.executor.ExecutorWorkers;
import org.oddity.spark.executor.Progress;

/** The jobs of a run, one for each cell that is not done. */
final class CellJobs {
  private final JavaSparkContext context;
  private final CellTask task;
  private final Map<CellSpec, Job> jobs = new LinkedHashMap<>();

  /** Which time a cell was submitted. */
  private record Job(CellAssignment cell, JavaFutureAction<List<String>> action, int time) {}

  CellJobs(JavaSparkContext context) {
    this.context = context;
    Progress progress = new Progress();
    context.sc().register(progress, "progress");
    this.task = new CellTask(context.broadcast(new ExecutorWorkers()), progress);
  }

  void submit(CellAssignment cell) {
    submit(cell, 1);
  }

  private void submit(CellAssignment cell, int time) {
    context.setLocalProperty(CellEvents.CELL, cell.cell().record().id());
    context.setJobDescription(cell.cell().record().title());
    JavaFutureAction<List<String>> action =
        context.parallelize(List.of(cell.json()), 1).map(task).collectAsync();
    jobs.put(cell.cell(), new Job(cell, action, time));
  }

  /**
   * Submits a cell once more, behind all others: a new job may run where an earlier one was
   * excluded.
   */
  void submitAgain(CellSpec cell) {
    Job failed = jobs.get(cell);
    submit(failed.cell(), failed.time() + 1);
  }

  /** Returns how often a cell has been submitted. */
  int submissions(CellSpec cell) {
    return jobs.get(cell).time();
  }

  boolean isEmpty() {
    return jobs.isEmpty();
  }

  /** Returns the cell of a job that was told of; empty where that was an earlier job of it. */
  Optional<CellSpec> cellOf(CellEvents.Ended told) {
    return Optional.ofNullable(jobs.get(told.cell()))
        .filter(job -> job.action().jobIds().contains(told.job()))
        .map(job -> told.cell());
  }

  /** Returns a cell whose job has ended: Spark drops events where there are too many at a time. */
  Optional<CellSpec> ended() {
    return jobs.entrySet().stream()
        .filter(job -> job.getValue().action().isDone())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Waits for how a cell ended.
   *
   * @throws ExecutionException if Spark gave its job up
   */
  CellOutcome outcome(CellSpec cell) throws ExecutionException, InterruptedException {
    return CellOutcome.parse(jobs.get(cell).action().get().get(0));
  }

  void remove(CellSpec cell) {
    jobs.remove(cell);
  }
}
