package org.oddity.tracking.status;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.status.CellProgress.Stage;

/**
 * How far a run is.
 *
 * @param state whether a process is at it, and how the last one ended
 * @param reason why it did not end well; empty where it did
 * @param cells in the order of the matrix
 * @param secondsLeft for the cells that are left, at the pace since the last start
 */
public record RunProgress(
    State state, String reason, List<CellProgress> cells, OptionalDouble secondsLeft) {
  /** Enough for the figures and the announced files of a cell that is over. */
  private static final long END_BYTES = 1 << 12;

  /** Enough for the options of a detector, which come first. */
  private static final long HEAD_BYTES = 1 << 14;

  /** Enough for several epochs of any training. */
  private static final long TRAINING_BYTES = 1 << 16;

  /** What is the matter with a run as a whole. */
  public enum State {
    /** A process is at it. */
    RUNNING,
    /** It ended with every cell done. */
    FINISHED,
    /** It ended, and some cell failed. */
    FAILED,
    /** It was stopped, or its process is gone. */
    STOPPED
  }

  public RunProgress {
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    cells = List.copyOf(cells);
  }

  /**
   * Reads the state of some cells; never writes, and asks for no lock of a cell.
   *
   * @param record what the folder's index says
   * @param chosen which cells
   * @param metric the figure of finished cells, such as {@code test/auroc}
   */
  public static RunProgress read(
      RunFolder folder, ExperimentRecord record, Predicate<CellRecord> chosen, String metric) {
    return new Reader(folder, metric).read(record, chosen);
  }

  /** Returns how many cells stand somewhere. */
  public long count(Stage stage) {
    return cells.stream().filter(cell -> cell.stage() == stage).count();
  }

  private static final class Reader {
    private final RunFolder folder;
    private final String metric;
    private final List<JournalEvent> experiment;
    private final boolean alive;
    private final long begin;
    private int finishedSince;
    private long lastFinish;

    Reader(RunFolder folder, String metric) {
      this.folder = folder;
      this.metric = metric;
      this.experiment = Journal.read(folder.journal());
      this.alive = ended(experiment).isEmpty() && Journal.isOpen(folder.journal());
      this.begin = CellState.of(experiment).started().map(JournalEvent.Started::time).orElse(0L);
    }

    RunProgress read(ExperimentRecord record, Predicate<CellRecord> chosen) {
      List<CellProgress> cells = new ArrayList<>();
      for (CellRecord cell : record.cells()) {
        if (chosen.test(cell)) {
          cells.add(cell(cell));
        }
      }
      Optional<JournalEvent.Finished> end = ended(experiment);
      State state =
          alive
              ? State.RUNNING
              : end.map(JournalEvent.Finished::status).map(Reader::state).orElse(State.STOPPED);
      String reason = end.map(JournalEvent.Finished::reason).orElse("");
      return new RunProgress(state, reason, cells, secondsLeft(cells));
    }

    private static State state(JournalEvent.Status status) {
      return switch (status) {
        case FINISHED -> State.FINISHED;
        case FAILED -> State.FAILED;
        case KILLED -> State.STOPPED;
      };
    }

    private OptionalDouble secondsLeft(List<CellProgress> cells) {
      long left =
          cells.stream()
              .filter(cell -> cell.stage() != Stage.FINISHED && cell.stage() != Stage.FAILED)
              .count();
      return alive && finishedSince > 0
          ? OptionalDouble.of((lastFinish - begin) / 1e3 / finishedSince * left)
          : OptionalDouble.empty();
    }

    private CellProgress cell(CellRecord cell) {
      Path journal = folder.cellJournal(cell);
      List<JournalEvent> events = Journal.readEnd(journal, END_BYTES);
      if (events.isEmpty()) {
        return new CellProgress(cell, Stage.WAITING, OptionalDouble.empty(), "", Optional.empty());
      }
      Optional<JournalEvent.Finished> end = ended(events);
      if (end.isEmpty()) {
        return unfinished(cell, journal);
      }
      if (end.get().time() >= begin) {
        finishedSince++;
        lastFinish = Math.max(lastFinish, end.get().time());
      }
      Stage stage =
          switch (end.get().status()) {
            case FINISHED -> Stage.FINISHED;
            case FAILED -> Stage.FAILED;
            case KILLED -> Stage.INTERRUPTED;
          };
      OptionalDouble value = stage == Stage.FINISHED ? value(cell, events) : OptionalDouble.empty();
      return new CellProgress(cell, stage, value, end.get().reason(), Optional.empty());
    }

    /** A cell that was not touched since the run began waits for its turn. */
    private CellProgress unfinished(CellRecord cell, Path journal) {
      boolean running = alive && lastChange(journal) >= begin;
      Optional<TrainingProgress> training =
          running
              ? TrainingProgress.of(
                  Journal.read(journal, 0, HEAD_BYTES).events(),
                  Journal.readEnd(journal, TRAINING_BYTES))
              : Optional.empty();
      Stage stage = running ? Stage.RUNNING : Stage.INTERRUPTED;
      return new CellProgress(cell, stage, OptionalDouble.empty(), "", training);
    }

    private OptionalDouble value(CellRecord cell, List<JournalEvent> events) {
      Double near = CellState.of(events).metrics().get(metric);
      Double value = near == null ? folder.state(cell).metrics().get(metric) : near;
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Optional<JournalEvent.Finished> ended(List<JournalEvent> events) {
      return CellState.of(events).finished();
    }

    private static long lastChange(Path file) {
      try {
        return Files.getLastModifiedTime(file).toMillis();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot look at " + file, e);
      }
    }
  }
}
