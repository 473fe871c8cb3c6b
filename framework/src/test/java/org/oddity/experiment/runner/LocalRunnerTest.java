package org.oddity.experiment.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.protocol.Task;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** Real worker processes, some of which die. */
@Timeout(120)
class LocalRunnerTest {
  private static final int HEAP_MEBIBYTES = 96;

  @TempDir Path root;
  private final Map<CellRecord, String> ended = new ConcurrentHashMap<>();
  private final CountDownLatch lingering = new CountDownLatch(1);

  private final RunObserver observer =
      new RunObserver() {
        @Override
        public void progress(CellRecord cell, double fraction, String activity) {
          if (cell.detector().equals("linger")) {
            lingering.countDown();
          }
        }

        @Override
        public void finished(CellRecord cell, double seconds, String reason) {
          ended.put(cell, reason);
        }
      };

  private LocalRunner runner(int workers) {
    WorkerCommand command =
        WorkerCommand.of(
            WorkerProgram.ofThisProcess(TestingWorkerMain.class.getName(), List.of()),
            new Resources(workers, 1, HEAP_MEBIBYTES),
            root);
    return new LocalRunner(command, workers, root.resolve("workers"), observer);
  }

  private CellSpec cell(String behaviour, long seed) {
    CellRecord record =
        new CellRecord(behaviour + seed, "pixels", "cat", 1, behaviour, false, seed);
    RunFolder folder = new RunFolder(root);
    return new CellSpec(
        record,
        folder.cell(record).toString(),
        root.toString(),
        "pixels",
        Map.of(),
        Map.of("kind", "one-vs-rest", "normal", List.of("cat")),
        new Task(1, "cat", 1),
        "mean",
        Map.of("behaviour", behaviour),
        Map.of("bootstrap-rounds", 100),
        Map.of(),
        false,
        true,
        0);
  }

  private List<CellSpec> cells(String... behaviours) {
    List<CellSpec> cells = new ArrayList<>();
    for (String behaviour : behaviours) {
      cells.add(cell(behaviour, cells.size()));
    }
    return cells;
  }

  private CellState state(CellSpec cell) {
    return new RunFolder(root).state(cell.record());
  }

  @Test
  void aCellThatDiesTakesNoOtherWithIt() {
    List<CellSpec> cells = cells("work", "die", "work", "hoard", "fail", "crash", "work");
    int failed = runner(1).run(cells);
    assertThat(failed).isEqualTo(4);
    assertThat(ended).hasSize(7);
    for (CellSpec cell : cells) {
      boolean works = cell.record().detector().equals("work");
      assertThat(state(cell).done()).as(cell.record().title()).isEqualTo(works);
      assertThat(state(cell).finished()).isPresent();
    }
    assertThat(reason(cells.get(1))).contains("ended with code 134");
    assertThat(reason(cells.get(3))).startsWith("out of memory");
    assertThat(reason(cells.get(4))).isEqualTo("asked to fail");
  }

  private String reason(CellSpec cell) {
    return state(cell).finished().orElseThrow().reason();
  }

  @Test
  void severalWorkersShareTheCellsAndGiveTheSameScores() {
    List<CellSpec> cells = cells("work", "work", "work", "work");
    assertThat(runner(3).run(cells)).isZero();
    assertThat(cells).allSatisfy(cell -> assertThat(state(cell).done()).isTrue());
    double first = state(cells.get(0)).metrics().get("test/auroc");
    assertThat(runner(1).run(cells)).isZero();
    assertThat(state(cells.get(0)).metrics().get("test/auroc")).isEqualTo(first);
  }

  @Test
  void saysWhatJavaSaysWhenNoWorkerStarts() {
    List<CellSpec> cells = cells("work", "work");
    WorkerCommand impossible =
        WorkerCommand.of(
            WorkerProgram.ofThisProcess(TestingWorkerMain.class.getName(), List.of()),
            new Resources(1, 1, 1 << 30),
            root);
    LocalRunner runner = new LocalRunner(impossible, 1, root.resolve("workers"), observer);
    assertThatThrownBy(() -> runner.run(cells))
        .isInstanceOf(RunnerFailedException.class)
        .hasMessageStartingWith("no worker process can be started: ")
        .hasMessageContaining("heap");
    assertThat(state(cells.get(1)).started()).isEmpty();
    WorkerCommand absent = new WorkerCommand(List.of(root.resolve("no-java").toString()), Map.of());
    assertThatThrownBy(
            () -> new LocalRunner(absent, 1, root.resolve("workers"), observer).run(cells))
        .isInstanceOf(RunnerFailedException.class)
        .hasMessageContaining("no-java");
  }

  @Test
  void aStoppedRunLeavesCellsThatCanBeRunAgain() throws InterruptedException {
    List<CellSpec> cells = cells("linger", "work");
    LocalRunner runner = runner(1);
    Thread thread = new Thread(() -> runner.run(cells));
    thread.start();
    assertThat(lingering.await(60, TimeUnit.SECONDS)).isTrue();
    runner.stopAndWait(Duration.ofSeconds(30));
    thread.join();
    assertThat(state(cells.get(0)).done()).isFalse();
    assertThat(state(cells.get(0)).finished())
        .hasValueSatisfying(end -> assertThat(end.status()).isEqualTo(JournalEvent.Status.KILLED));
    assertThat(state(cells.get(1)).started()).isEmpty();
    assertThat(runner(1).run(cells.subList(1, 2))).isZero();
  }
}
