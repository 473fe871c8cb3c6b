package org.oddity.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.runner.CellEnd;
import org.oddity.experiment.runner.RunObserver;
import org.oddity.experiment.runner.Runner;
import org.oddity.experiment.runner.RunnerFailedException;
import org.oddity.experiment.runner.RunnerSetting;
import org.oddity.spark.executor.CellOutcome;
import org.oddity.spark.transfer.ProgramJars;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cells on a Spark cluster, each as a job of one task: a job that fails takes no other with
 * it. Executors run them in the worker processes that run cells on one machine, too.
 */
final class SparkRunner implements Runner {
  private static final Logger LOG = LoggerFactory.getLogger(SparkRunner.class);
  private static final Pattern TRACE =
      Pattern.compile("\\s+at |Most recent failure|Driver stacktrace");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);
  private static final int MOST_SUBMISSIONS = 3;

  /** So many cells that nobody took, none that ended between them: no other will fare better. */
  private static final int MOST_GIVEN_UP_IN_A_ROW = 20;

  private static final String APPLICATION_ENDED = "the cluster ended the application";

  private final RunnerSetting setting;
  private final RunFolderMark mark;
  private final RunObserver observer;
  private volatile List<CellSpec> cells = List.of();
  private volatile JavaSparkContext spark;
  private volatile boolean stopped;
  private int givenUpInARow;

  /**
   * Makes a runner.
   *
   * @param mark what executors look for to know whether they see the run folder
   */
  SparkRunner(RunnerSetting setting, RunFolderMark mark, RunObserver observer) {
    this.setting = setting;
    this.mark = mark;
    this.observer = observer;
  }

  @Override
  public int run(List<CellSpec> toRun) {
    if (toRun.isEmpty()) {
      return 0;
    }
    Masters.requireReachable(setting.options().cluster().orElseThrow());
    cells = List.copyOf(toRun);
    Path scratch = scratch();
    try (mark) {
      mark.write();
      List<Path> jars = ProgramJars.of(programWithoutSpark(), scratch);
      return runWith(jars);
    } finally {
      FileUtils.deleteQuietly(scratch.toFile());
    }
  }

  private int runWith(List<Path> jars) {
    String cluster = setting.options().cluster().orElseThrow();
    ExecutorSize size = ExecutorSize.of(setting.options(), setting.bytesPerCell());
    String name = setting.folder().root().getFileName().toString();
    CellEvents events = new CellEvents(cells, observer);
    try (JavaSparkContext context = connect(SparkSettings.of(name, cluster, size, jars))) {
      spark = context;
      context.sc().addSparkListener(events);
      List<String> names = jars.stream().map(jar -> jar.getFileName().toString()).toList();
      Assignments assignments =
          new Assignments(mark, setting.program().from(names), size.cells(), System.getenv());
      CellJobs jobs = new CellJobs(context);
      cells.forEach(cell -> jobs.submit(assignments.of(cell)));
      return collect(jobs, events);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerFailedException("interrupted");
    }
  }

  /**
   * What Spark throws here is of many kinds, checked ones that Java does not know of among them;
   * its traces help nobody who named the wrong master.
   */
  private static JavaSparkContext connect(SparkConf settings) {
    try {
      return new JavaSparkContext(settings);
    } catch (Exception e) {
      LOG.debug("no connection", e);
      throw new InvalidInputException(
          "runner.cluster",
          "Spark cannot begin on " + settings.get("spark.master") + ": " + e.getMessage());
    }
  }

  private int collect(CellJobs jobs, CellEvents events) throws InterruptedException {
    int failed = 0;
    while (!jobs.isEmpty()) {
      Optional<CellEvents.Ended> told = events.awaitEnd(BETWEEN_LOOKS);
      if (stopped) {
        return failed;
      }
      Optional<CellSpec> ended = told.isPresent() ? jobs.cellOf(told.get()) : jobs.ended();
      if (ended.isPresent()) {
        CellSpec cell = ended.get();
        Optional<String> reason = reason(cell, jobs, events);
        if (reason.isPresent()) {
          jobs.remove(cell);
          failed += reason.get().isEmpty() ? 0 : 1;
          observer.finished(cell.record(), events.seconds(cell), reason.get());
        }
      } else if (spark.sc().isStopped()) {
        throw new RunnerFailedException(APPLICATION_ENDED);
      }
    }
    return failed;
  }

  /** Returns why a cell failed, an empty text if it did not; empty if it is tried once more. */
  private Optional<String> reason(CellSpec cell, CellJobs jobs, CellEvents events)
      throws InterruptedException {
    try {
      CellOutcome outcome = jobs.outcome(cell);
      givenUpInARow = 0;
      if (outcome.archive().length > 0) {
        new ReturnedCell(Path.of(cell.folder())).take(outcome.archive());
      }
      return Optional.of(outcome.reason());
    } catch (UncheckedIOException | InvalidInputException e) {
      CellEnd.write(cell, JournalEvent.Status.FAILED, e.getMessage());
      return Optional.of(e.getMessage()); // one cell that cannot be kept takes no other with it
    } catch (ExecutionException e) {
      return givenUp(cell, said(e), jobs, events);
    }
  }

  /**
   * Spark gives a job up as soon as every executor of the moment is excluded from it, also where it
   * is about to start others.
   */
  private Optional<String> givenUp(CellSpec cell, String why, CellJobs jobs, CellEvents events)
      throws InterruptedException {
    if (stopped) {
      return Optional.empty();
    }
    if (isBeingStopped()) {
      throw new RunnerFailedException(APPLICATION_ENDED + ": " + why);
    }
    boolean lostTooOften = events.losses(cell) >= SparkSettings.MOST_LOSSES;
    boolean hopeless =
        ++givenUpInARow >= MOST_GIVEN_UP_IN_A_ROW || jobs.submissions(cell) >= MOST_SUBMISSIONS;
    if (!lostTooOften && !hopeless) {
      LOG.warn("{} is submitted again: {}", cell.record().title(), why);
      jobs.submitAgain(cell);
      return Optional.empty();
    }
    if (events.unstartable(cell).isPresent()) {
      throw new RunnerFailedException(events.unstartable(cell).get());
    }
    if (!lostTooOften) {
      throw new RunnerFailedException("the cluster has no executor for cells: " + why);
    }
    String reason = "given up on the cluster: " + why;
    CellEnd.write(cell, JournalEvent.Status.FAILED, reason);
    return Optional.of(reason);
  }

  /** A master that removes the application ends its jobs first, saying why, and then Spark. */
  private boolean isBeingStopped() throws InterruptedException {
    long end = System.nanoTime() + TIME_TO_STOP.toNanos();
    while (!spark.sc().isStopped() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return spark.sc().isStopped();
  }

  /** Returns what Spark says in one line, without the traces of both sides that it adds. */
  static String said(ExecutionException e) {
    return String.valueOf(e.getCause().getMessage())
        .lines()
        .takeWhile(line -> !TRACE.matcher(line).lookingAt())
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  @Override
  public void stopAndWait(Duration atMost) {
    stopped = true;
    long end = System.nanoTime() + atMost.toNanos();
    JavaSparkContext running = spark;
    if (running != null) {
      running.close(); // executors end with it, and workers with their executors
    }
    cells.stream().filter(SparkRunner::isUnfinished).forEach(cell -> writeStop(cell, end));
  }

  private static boolean isUnfinished(CellSpec cell) {
    CellState state = CellState.of(Journal.read(journal(cell)));
    return state.started().isPresent() && state.finished().isEmpty();
  }

  private static Path journal(CellSpec cell) {
    return Path.of(cell.folder()).resolve("journal.jsonl");
  }

  private static void writeStop(CellSpec cell, long end) {
    try {
      while (Journal.isOpen(journal(cell)) && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      if (Journal.isOpen(journal(cell))) {
        LOG.warn("the worker of {} has not ended yet", cell.record().title());
      } else {
        CellEnd.write(cell, JournalEvent.Status.KILLED, STOPPED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Executors have Spark already. */
  private List<String> programWithoutSpark() {
    String home = System.getenv("SPARK_HOME");
    return setting.program().classPath().stream()
        .filter(entry -> home == null || !Path.of(entry).startsWith(Path.of(home)))
        .toList();
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("oddity-spark-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder: " + e, e);
    }
  }
}
