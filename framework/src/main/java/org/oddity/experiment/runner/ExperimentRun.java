package org.oddity.experiment.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/**
 * One experiment in its run folder: which cells are done, which are left, and the experiment's own
 * journal. Holding it open keeps other runs out of the folder.
 */
public final class ExperimentRun implements AutoCloseable {
  private final RunFolder folder;
  private ExperimentRecord record;
  private List<CellSpec> cells;
  private final Journal journal;
  private final int dropped;

  private ExperimentRun(
      RunFolder folder,
      ExperimentRecord record,
      List<CellSpec> cells,
      Journal journal,
      int dropped) {
    this.dropped = dropped;
    this.folder = folder;
    this.record = record;
    this.cells = cells;
    this.journal = journal;
  }

  /**
   * Begins or takes up an experiment.
   *
   * @param environment versions and hardware, by name
   * @param command the command line that runs the same again
   */
  public static ExperimentRun open(
      ExperimentPlan plan,
      List<CellSpec> cells,
      RunFolder folder,
      Map<String, String> environment,
      String command) {
    int attempt = Journal.nextAttempt(folder.journal());
    Journal journal = Journal.open(folder.journal());
    try {
      removeLeftovers(folder);
      return open(plan, cells, folder, environment, command, journal, attempt);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private static ExperimentRun open(
      ExperimentPlan plan,
      List<CellSpec> cells,
      RunFolder folder,
      Map<String, String> environment,
      String command,
      Journal journal,
      int attempt) {
    List<CellRecord> records = cells.stream().map(CellSpec::record).toList();
    Optional<ExperimentRecord> before =
        folder.exists() ? Optional.of(folder.read()) : Optional.empty();
    Set<String> ids = records.stream().map(CellRecord::id).collect(Collectors.toSet());
    int dropped =
        (int)
            before.stream()
                .flatMap(record -> record.cells().stream())
                .filter(cell -> !ids.contains(cell.id()))
                .count();
    // A run that lacks nothing keeps the versions that computed it.
    boolean whole =
        before.isPresent() && records.stream().allMatch(cell -> folder.state(cell).done());
    ExperimentRecord record =
        record(
            plan,
            records,
            before.map(ExperimentRecord::created).orElseGet(System::currentTimeMillis),
            whole ? before.orElseThrow().environment() : environment);
    write(folder, plan, record);
    long now = System.currentTimeMillis();
    journal.append(new JournalEvent.Started(now, attempt));
    journal.append(new JournalEvent.Param(now, "name", record.name()));
    journal.append(new JournalEvent.Param(now, "config-hash", record.configHash()));
    journal.append(new JournalEvent.Tag(now, "command", command));
    journal.append(new JournalEvent.Artifact(now, "config.yaml", "config"));
    return new ExperimentRun(folder, record, cells, journal, dropped);
  }

  /** Those in the folders of cells go when the cell is run again. */
  private static void removeLeftovers(RunFolder folder) {
    try {
      AtomicFiles.removeLeftovers(folder.root(), 1);
      AtomicFiles.removeLeftovers(folder.report(), Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder.root() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Goes on with more cells, as a sweep's next round has them.
   *
   * @param plan the same experiment with more rows
   * @param cells all its cells
   */
  public void extend(ExperimentPlan plan, List<CellSpec> cells) {
    this.cells = List.copyOf(cells);
    List<CellRecord> records = cells.stream().map(CellSpec::record).toList();
    this.record = record(plan, records, record.created(), record.environment());
    write(folder, plan, record);
  }

  private static ExperimentRecord record(
      ExperimentPlan plan, List<CellRecord> cells, long created, Map<String, String> environment) {
    return new ExperimentRecord(
        plan.config().name(),
        plan.config().description(),
        created,
        plan.hash(),
        plan.config().protocol().sentence(),
        cells,
        plan.config().compareWith(),
        environment,
        plan.variants());
  }

  private static void write(RunFolder folder, ExperimentPlan plan, ExperimentRecord record) {
    try {
      AtomicFiles.write(folder.config(), plan.yaml().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.config(), e);
    }
    folder.write(record);
  }

  /**
   * Returns the cells that are not finished yet, in order.
   *
   * @param retryFailed whether cells that ended with a failure count as unfinished
   */
  public List<CellSpec> remaining(boolean retryFailed) {
    List<CellSpec> remaining = new ArrayList<>();
    for (CellSpec cell : cells) {
      CellState state = folder.state(cell.record());
      boolean failed =
          state.finished().filter(end -> end.status() == JournalEvent.Status.FAILED).isPresent();
      boolean done = CellCompletion.complete(folder, cell, state);
      if (!done && (retryFailed || !failed)) {
        remaining.add(cell.after(state.ends()));
      }
    }
    return remaining;
  }

  /** Returns how many cells the folder's last experiment had that this one has not. */
  public int dropped() {
    return dropped;
  }

  /** Returns what the folder's index says. */
  public ExperimentRecord record() {
    return record;
  }

  /** Returns the folder. */
  public RunFolder folder() {
    return folder;
  }

  /** Announces a file of the experiment itself, relative to the run folder. */
  public void announce(String path, String kind) {
    journal.announce(path, kind);
  }

  /** Writes a figure of the experiment itself. */
  public void metric(String key, double value) {
    journal.append(new JournalEvent.Metric(System.currentTimeMillis(), key, value, 0));
  }

  /** Writes a property of the experiment itself. */
  public void tag(String key, String value) {
    journal.append(new JournalEvent.Tag(System.currentTimeMillis(), key, value));
  }

  /** Writes how the experiment ended. */
  public void finish(JournalEvent.Status status, String reason) {
    journal.append(new JournalEvent.Finished(System.currentTimeMillis(), status, reason));
  }

  @Override
  public void close() {
    journal.close();
  }
}
