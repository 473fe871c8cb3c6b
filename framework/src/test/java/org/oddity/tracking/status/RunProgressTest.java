package org.oddity.tracking.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.status.CellProgress.Stage;

class RunProgressTest {
  private static final String METRIC = "test/auroc";

  @TempDir Path root;

  private static CellRecord cell(int index) {
    return new CellRecord("cell" + index, "shapes", "disc", 0, "knn", false, index);
  }

  private ExperimentRecord record(int cells) {
    List<CellRecord> all = IntStream.range(0, cells).mapToObj(RunProgressTest::cell).toList();
    return new ExperimentRecord(
        "sweep", "", 1, "ab", "one class normal", all, List.of(), Map.of(), List.of());
  }

  private RunProgress read(int cells) {
    return RunProgress.read(new RunFolder(root), record(cells), cell -> true, METRIC);
  }

  private void write(int index, JournalEvent... events) {
    write(new RunFolder(root).cellJournal(cell(index)), events);
  }

  private static void write(Path file, JournalEvent... events) {
    try (Journal journal = Journal.open(file)) {
      for (JournalEvent event : events) {
        journal.append(event);
      }
    }
  }

  private static JournalEvent finished(JournalEvent.Status status, String reason) {
    return new JournalEvent.Finished(20, status, reason);
  }

  private static JournalEvent metric(String key, double value, long step) {
    return new JournalEvent.Metric(1000 * step, key, value, step);
  }

  @Test
  void tellsWhereEachCellStandsOnceNobodyIsAtIt() {
    JournalEvent started = new JournalEvent.Started(1, 1);
    write(0, started, metric(METRIC, 0.75, 0), finished(JournalEvent.Status.FINISHED, ""));
    write(1, started, finished(JournalEvent.Status.FAILED, "out of memory"));
    write(2, started, metric("training/loss", 1, 1));
    write(3, started, finished(JournalEvent.Status.KILLED, "stopped"));
    RunProgress progress = read(5);
    assertThat(progress.cells())
        .extracting(CellProgress::stage)
        .containsExactly(
            Stage.FINISHED, Stage.FAILED, Stage.INTERRUPTED, Stage.INTERRUPTED, Stage.WAITING);
    assertThat(progress.cells().get(0).value()).hasValue(0.75);
    assertThat(progress.cells().get(1).reason()).isEqualTo("out of memory");
    assertThat(progress.state()).isEqualTo(RunProgress.State.STOPPED);
    assertThat(progress.secondsLeft()).isEmpty();
  }

  @Test
  void countsWhatCameAfterTheLastStart() {
    write(0, new JournalEvent.Started(1, 1), metric(METRIC, 0.5, 0));
    write(0, finished(JournalEvent.Status.FINISHED, ""), new JournalEvent.Started(30, 2));
    assertThat(read(1).cells().get(0).stage()).isEqualTo(Stage.INTERRUPTED);
  }

  @Test
  void findsAFigureThatStandsFarFromTheEnd() {
    write(0, new JournalEvent.Started(1, 1), metric(METRIC, 0.5, 0));
    for (int i = 0; i < 300; i++) {
      write(0, new JournalEvent.Artifact(2, "images/a-rather-long-name-" + i + ".png", "images"));
    }
    write(0, finished(JournalEvent.Status.FINISHED, ""));
    assertThat(read(1).cells().get(0).value()).hasValue(0.5);
  }

  @Test
  void tellsTheEpochAndTheTimeLeftOfWhatRunsNow() {
    long now = System.currentTimeMillis();
    RunFolder folder = new RunFolder(root);
    try (Journal journal = Journal.open(folder.journal())) {
      journal.append(new JournalEvent.Started(now - 60_000, 1));
      write(0, new JournalEvent.Started(1, 1), finished(JournalEvent.Status.FINISHED, ""));
      write(
          1,
          new JournalEvent.Started(now - 50_000, 1),
          new JournalEvent.Param(now, "options.training", "{\"epochs\":10}"));
      for (int epoch = 1; epoch <= 4; epoch++) {
        long time = now - 50_000 + 10_000L * epoch;
        write(1, new JournalEvent.Metric(time, "training/loss", 1.0 / epoch, epoch));
      }
      RunProgress progress = read(3);
      assertThat(progress.state()).isEqualTo(RunProgress.State.RUNNING);
      CellProgress running = progress.cells().get(1);
      assertThat(running.stage()).isEqualTo(Stage.RUNNING);
      assertThat(running.training())
          .hasValue(
              new TrainingProgress("training", 4, OptionalLong.of(10), OptionalDouble.of(60)));
      assertThat(progress.count(Stage.WAITING)).isEqualTo(1);
    }
  }

  /** An hour back or ahead: the state of each cell does not hang on it, and no time is negative. */
  @Test
  void aClockThatJumpsChangesNoState() {
    long now = System.currentTimeMillis();
    for (long jump : new long[] {-3_600_000, 3_600_000}) {
      Path other = root.resolve("jump" + jump);
      RunFolder folder = new RunFolder(other);
      try (Journal journal = Journal.open(folder.journal())) {
        journal.append(new JournalEvent.Started(now, 1));
        write(
            folder.cellJournal(cell(0)),
            new JournalEvent.Started(now + 10, 1),
            new JournalEvent.Metric(now + jump, METRIC, 0.5, 0),
            new JournalEvent.Finished(now + jump, JournalEvent.Status.FINISHED, ""));
        write(
            folder.cellJournal(cell(1)),
            new JournalEvent.Started(now + 20, 1),
            new JournalEvent.Param(now, "options.training", "{\"epochs\":10}"),
            new JournalEvent.Metric(now + 30, "training/loss", 1, 1),
            new JournalEvent.Metric(now + jump, "training/loss", 1, 2));
        RunProgress progress = RunProgress.read(folder, record(3), cell -> true, METRIC);
        assertThat(progress.cells())
            .extracting(CellProgress::stage)
            .containsExactly(Stage.FINISHED, Stage.RUNNING, Stage.WAITING);
        assertThat(progress.cells().get(0).value()).hasValue(0.5);
        assertThat(progress.secondsLeft().orElse(0)).isNotNegative();
        TrainingProgress training = progress.cells().get(1).training().orElseThrow();
        assertThat(training.epoch()).isEqualTo(2);
        assertThat(training.secondsLeft().orElse(0)).isNotNegative();
      }
    }
  }

  @Test
  void aRunThatEndedSaysHow() {
    write(
        new RunFolder(root).journal(),
        new JournalEvent.Started(1, 1),
        finished(JournalEvent.Status.FAILED, "1 of 2 cells failed"));
    RunProgress progress = read(2);
    assertThat(progress.state()).isEqualTo(RunProgress.State.FAILED);
    assertThat(progress.reason()).isEqualTo("1 of 2 cells failed");
  }
}
