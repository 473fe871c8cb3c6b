package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/**
 * A sweep of many small cells, killed again and again.
 *
 * <p>{@code -Doddity.sweep.seeds=125 -Doddity.sweep.kills=5} makes it one of a thousand cells.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class SweepTest {
  private static final int ROWS = 8;
  private static final int SEEDS = Integer.getInteger("oddity.sweep.seeds", 8);
  private static final int KILLS = Integer.getInteger("oddity.sweep.kills", 2);

  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file =
        Files.writeString(
            folder.resolve("sweep.yaml"),
            """
            name: sweep
            dataset: {dataset: synthetic-shapes, size: 16, train: 20, test: 4}
            protocol: {kind: one-vs-rest, normal: [disc]}
            detectors: [knn, pca, random]
            grid: {knn: {neighbours: [1, 2, 5]}}
            sweep: {random: {pca: {draws: 4, values: {variance: {kind: uniform, from: 0.5, to: 0.99}}}}}
            seeds: %s
            figures: false
            evaluation: {bootstrap-rounds: 100}
            runner: {workers: 2, threads: 1, memory: 512}
            """
                .formatted(Stream.iterate(1, seed -> seed + 1).limit(SEEDS).toList()));
    out = folder.resolve("run");
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        TestingCommandLine.process(
            folder.resolve("out.txt"), "run", file.toString(), "--out", out.toString());
    builder.command().add(1, "-Xmx256m");
    return builder.start();
  }

  @Test
  void endsWithEveryCellExactlyOnceHoweverOftenItIsKilled() throws Exception {
    int all = ROWS * SEEDS;
    int step = all / (2 * KILLS + 1);
    for (int kill = 1; kill <= KILLS; kill++) {
      Process parent = start();
      await(parent, (2 * kill - 1) * step);
      parent.descendants().findFirst().ifPresent(ProcessHandle::destroyForcibly);
      await(parent, 2 * kill * step);
      parent.destroyForcibly().waitFor();
    }
    Process last = start();
    assertThat(last.waitFor()).as(Files.readString(folder.resolve("out.txt"))).isZero();
    RunFolder run = new RunFolder(out);
    List<CellRecord> cells = run.read().cells();
    assertThat(cells).hasSize(all).doesNotHaveDuplicates();
    assertThat(cells).allMatch(cell -> wellEnded(run, cell) == 1);
    assertThat(folders()).containsExactlyInAnyOrderElementsOf(ids(cells));
    TestingCommandLine.Result status = TestingCommandLine.run("status", out.toString());
    assertThat(status.out())
        .contains("sweep: finished")
        .contains(all + " cells: " + all + " finished, 0 failed, 0 running, 0 waiting");
  }

  private static long wellEnded(RunFolder run, CellRecord cell) {
    return Journal.read(run.cellJournal(cell)).stream()
        .filter(JournalEvent.Finished.class::isInstance)
        .map(JournalEvent.Finished.class::cast)
        .filter(end -> end.status() == JournalEvent.Status.FINISHED)
        .count();
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> folders = Files.list(out.resolve("cells"))) {
      return folders.map(cell -> cell.getFileName().toString()).toList();
    }
  }

  private static List<String> ids(List<CellRecord> cells) {
    return cells.stream().map(CellRecord::id).toList();
  }

  /** Waits until so many cells were begun. */
  private void await(Process parent, int wanted) throws Exception {
    while (parent.isAlive()
        && (!Files.isDirectory(out.resolve("cells")) || folders().size() < wanted)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(parent.isAlive()).as(Files.readString(folder.resolve("out.txt"))).isTrue();
  }
}
