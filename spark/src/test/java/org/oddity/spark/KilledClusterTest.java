package org.oddity.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Finished;
import org.oddity.tracking.RunFolder;

/**
 * A thousand cells on a cluster of two, while executors, machines and the run itself are killed at
 * moments that follow from a seed: in the end every cell has been finished once, to the scores of
 * one machine that nobody disturbed.
 */
@Timeout(1800)
@DisabledOnOs(OS.WINDOWS) // Spark needs programs of Hadoop there
class KilledClusterTest {
  private static final int CELLS = 1000;
  private static final int KILLS = 8;
  private static final int CELLS_BETWEEN = 100;
  private static final List<String> VICTIMS = List.of("executor", "machine", "executor", "run");
  private static final Pattern CELL_ENDED = Pattern.compile("\\[ *\\d+/\\d+]");

  private static final String EXPERIMENT =
      """
      name: thousand
      dataset: {dataset: synthetic-shapes, train: 20, test: 4, size: 16}
      protocol: {kind: one-vs-rest, normal: [disc, stripes]}
      detectors: {random: , forest: isolation-forest}
      grid: {forest: {trees: [5, 10, 20, 40]}}
      seeds: [%s]
      evaluation: {bootstrap-rounds: 100}
      figures: false
      runner: {workers: 2, threads: 1, memory: 128}
      """
          .formatted(
              LongStream.rangeClosed(1, CELLS / 10)
                  .mapToObj(Long::toString)
                  .collect(Collectors.joining(", ")));

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(2);
  private final List<String> killed = new ArrayList<>();
  private final List<Path> consoles = new ArrayList<>();
  private Path file;
  private TestingCluster cluster;

  @BeforeEach
  void startCluster() throws Exception {
    file = Files.writeString(folder.resolve("thousand.yaml"), EXPERIMENT);
    cluster = new TestingCluster(folder, 2);
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  @Test
  void nothingFinishedIsLostOrDoneTwice() throws Exception {
    RunFolder run = new RunFolder(folder.resolve("cluster"));
    Process process = start(run, "runner=" + cluster.address());
    while (killed.size() < KILLS) {
      awaitMoment(process);
      assertThat(process.isAlive()).as("nobody killed it: %s", printed()).isTrue();
      List<ProcessHandle> executors = cluster.executors();
      if (executors.isEmpty()) {
        continue; // the next ones are being started
      }
      if (killTheNext(process, executors.get(random.nextInt(executors.size())))) {
        process = start(run, "runner=" + cluster.address());
      }
    }
    assertThat(process.waitFor()).as(printed()).isZero();
    everyCellWasFinishedOnce(run);
    RunFolder here = new RunFolder(folder.resolve("here"));
    assertThat(start(here).waitFor()).as(printed()).isZero();
    assertThat(TestingProgram.scores(run)).isEqualTo(TestingProgram.scores(here)).hasSize(CELLS);
  }

  private Process start(RunFolder run, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("run", file.toString(), "--out", run.root().toString()));
    arguments.addAll(List.of(more));
    consoles.add(folder.resolve("console-" + consoles.size() + ".txt"));
    return TestingProgram.start(consoles.get(consoles.size() - 1), arguments);
  }

  private String printed() throws IOException {
    return Files.readString(consoles.get(consoles.size() - 1));
  }

  private void awaitMoment(Process process) throws Exception {
    long ended = endedCells() + random.nextInt(CELLS_BETWEEN);
    while (process.isAlive() && endedCells() < ended) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
  }

  private long endedCells() throws IOException {
    return CELL_ENDED.matcher(printed()).results().count();
  }

  /** Returns whether it was the run. */
  private boolean killTheNext(Process process, ProcessHandle executor) throws Exception {
    String victim = VICTIMS.get(killed.size() % VICTIMS.size());
    switch (victim) {
      case "run" -> process.destroyForcibly().waitFor();
      case "machine" -> cluster.replaceMachine(random.nextInt(2));
      default -> executor.destroyForcibly();
    }
    killed.add(victim);
    return victim.equals("run");
  }

  private static void everyCellWasFinishedOnce(RunFolder run) {
    assertThat(run.read().cells()).hasSize(CELLS);
    for (CellRecord cell : run.read().cells()) {
      List<JournalEvent> events = Journal.read(run.cellJournal(cell));
      assertThat(events)
          .as(cell.title())
          .filteredOn(
              event ->
                  event instanceof Finished end && end.status() == JournalEvent.Status.FINISHED)
          .containsExactly(events.get(events.size() - 1));
    }
  }
}
