package org.oddity.spark.executor;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** One cell as a task of Spark: an assignment in, an outcome out, both JSON. */
public final class CellTask implements Function<String, String> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<ExecutorWorkers> workers;
  private final Progress progress;

  /** Makes a task that every cell of a run shares. */
  public CellTask(Broadcast<ExecutorWorkers> workers, Progress progress) {
    this.workers = workers;
    this.progress = progress;
  }

  @Override
  public String call(String assignment) {
    return workers
        .value()
        .run(
            CellAssignment.parse(assignment),
            (fraction, activity) -> progress.add(new Progress.Step(fraction, activity)))
        .json();
  }
}
