package org.oddity.spark;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.runner.RunObserver;
import org.oddity.experiment.runner.RunnerFailedException;
import org.oddity.spark.executor.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Spark tells of its jobs, as what happens to cells: each cell is a job of one task. */
final class CellEvents extends SparkListener {
  /** The property of a job that names its cell. */
  static final String CELL = "oddity.cell";

  private static final Logger LOG = LoggerFactory.getLogger(CellEvents.class);

  /**
   * A job that has ended.
   *
   * @param job Spark's number of it: a cell may have had several
   */
  record Ended(CellSpec cell, int job) {}

  /** What runs, and since when by {@link System#nanoTime}. */
  private record Running(String host, long since) {}

  private final Map<String, CellSpec> cells;
  private final RunObserver observer;
  private final Map<Integer, String> byJob = new ConcurrentHashMap<>();
  private final Map<Integer, String> byStage = new ConcurrentHashMap<>();
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Map<String, Integer> losses = new ConcurrentHashMap<>();
  private final Map<String, String> unstartable = new ConcurrentHashMap<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  CellEvents(List<CellSpec> cells, RunObserver observer) {
    this.cells =
        cells.stream().collect(Collectors.toMap(cell -> cell.record().id(), Function.identity()));
    this.observer = observer;
  }

  /** Waits for the next job that has ended; empty where none has in that time. */
  Optional<Ended> awaitEnd(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(ended.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Returns how often an executor was lost with a cell, or could not run it. */
  int losses(CellSpec cell) {
    return losses.getOrDefault(cell.record().id(), 0);
  }

  /** Returns why and where no worker process could be started for a cell, if that was so. */
  Optional<String> unstartable(CellSpec cell) {
    return Optional.ofNullable(unstartable.get(cell.record().id()));
  }

  /** Returns how long a cell has been running since it was last started, in seconds. */
  double seconds(CellSpec cell) {
    Running last = running.get(cell.record().id());
    return last == null ? 0 : (System.nanoTime() - last.since()) / 1e9;
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    String cell = job.properties().getProperty(CELL);
    byJob.put(job.jobId(), cell);
    job.stageInfos().foreach(stage -> byStage.put(stage.stageId(), cell));
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart task) {
    String cell = byStage.get(task.stageId());
    running.put(cell, new Running(task.taskInfo().host(), System.nanoTime()));
    observer.started(cells.get(cell).record());
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate heartbeat) {
    asJava(heartbeat.accumUpdates())
        .forEach(
            update ->
                asJava(update._4())
                    .forEach(info -> progress(byStage.get((Integer) update._2()), info)));
  }

  private void progress(String cell, AccumulableInfo info) {
    if (cell != null && info.update().isDefined() && info.update().get() instanceof Progress.Step) {
      Progress.Step step = (Progress.Step) info.update().get();
      observer.progress(cells.get(cell).record(), step.fraction(), step.activity());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.reason() instanceof TaskFailedReason failure && failure.countTowardsTaskFailures()) {
      CellSpec cell = cells.get(byStage.get(task.stageId()));
      losses.merge(cell.record().id(), 1, Integer::sum);
      if (failure instanceof ExceptionFailure thrown
          && thrown.className().equals(RunnerFailedException.class.getName())) {
        String why = task.taskInfo().host() + ": " + thrown.description();
        unstartable.put(cell.record().id(), why);
        LOG.warn("{}", why);
        return;
      }
      unstartable.remove(cell.record().id());
      if (failure instanceof ExecutorLostFailure) {
        LOG.warn("the executor of {} was lost: {}", cell.record().title(), failure.toErrorString());
      }
    }
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd job) {
    ended.add(new Ended(cells.get(byJob.get(job.jobId())), job.jobId()));
  }
}
