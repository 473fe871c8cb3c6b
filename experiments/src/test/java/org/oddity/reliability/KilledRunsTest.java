package org.oddity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Finished;
import org.oddity.tracking.RunFolder;

/**
 * Fifty times {@code kill -9} of a run or of one of its workers, at moments that follow from a
 * seed, and then more seeds: in the end each of a thousand cells has been finished once, to the
 * results of a run that nobody killed.
 */
@Timeout(3600)
class KilledRunsTest {
  private static final int KILLS = 50;
  private static final int CELLS_OF_A_SEED = 8;
  private static final int SEEDS_AT_FIRST = 100;
  private static final int SEEDS_MORE = 5;
  private static final int SEEDS_AT_LAST = 125;

  /** So few cells lie between two kills that most of fifty fall among the first eight hundred. */
  private static final int CELLS_BETWEEN = 30;

  private static final Pattern CELL_ENDED = Pattern.compile("\\[ *\\d+/\\d+]");

  /** What the clock, the machine and attempts before have a say in. */
  private static final Pattern OF_THE_MOMENT = Pattern.compile("time/.*|memory/.*");

  private static final String EXPERIMENT =
      """
      name: killed
      dataset: {dataset: synthetic-shapes, train: 20, test: 4, size: 16}
      protocol: {kind: one-vs-rest, normal: [disc, stripes]}
      detectors: {random: , forest: isolation-forest}
      grid: {forest: {trees: [5, 10, 20]}}
      evaluation: {bootstrap-rounds: 100}
      figures: false
      runner: {workers: 2, threads: 1, memory: 128}
      """;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(50);
  private final List<ProcessHandle> killed = new ArrayList<>();
  private TestingProgram program;
  private Path file;
  private int seeds = SEEDS_AT_FIRST;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("killed.yaml"), EXPERIMENT);
    program = new TestingProgram(folder.resolve("console.txt"));
  }

  private String[] run(String out) {
    String list =
        LongStream.rangeClosed(1, seeds).mapToObj(Long::toString).collect(Collectors.joining(","));
    return new String[] {
      "run", file.toString(), "seeds=[" + list + "]", "--out", folder.resolve(out).toString()
    };
  }

  @Test
  void nothingFinishedIsLostOrDoneTwice() throws Exception {
    int runsKilled = 0;
    Process process = program.start(run("killed"));
    while (killed.size() < KILLS) {
      awaitMoment(process);
      if (!process.isAlive()) {
        seeds += process.exitValue() == 0 ? SEEDS_MORE : 0;
        process = program.start(run("killed"));
      } else {
        ProcessHandle victim = victim(process);
        runsKilled += kill(victim) && victim.equals(process.toHandle()) ? 1 : 0;
      }
    }
    process.waitFor();
    seeds = Math.max(seeds, SEEDS_AT_LAST);
    assertThat(program.run(run("killed"))).as(program.printed()).isZero();
    System.out.printf(
        "%d kills, %d of them of the run itself; %d cells%n",
        killed.size(), runsKilled, cells("killed").size());
    assertThat(runsKilled).isBetween(KILLS / 10, KILLS - KILLS / 10);
    assertThat(program.run(run("whole"))).as(program.printed()).isZero();
    assertThat(results("killed")).isEqualTo(results("whole"));
    everyCellWasFinishedOnce();
    assertThat(filesOf("killed")).noneMatch(path -> path.toString().endsWith(".part"));
    assertThat(folder.resolve("killed/report/table.csv"))
        .hasSameTextualContentAs(folder.resolve("whole/report/table.csv"));
  }

  /** A few ended cells and some milliseconds from now, or before the run has begun with any. */
  private void awaitMoment(Process process) throws Exception {
    long ended = endedCells() + random.nextInt(CELLS_BETWEEN);
    boolean early = random.nextInt(6) == 0;
    long most = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500));
    while (process.isAlive() && endedCells() < ended && !(early && System.nanoTime() > most)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(80));
  }

  private long endedCells() throws IOException {
    return CELL_ENDED.matcher(program.printed()).results().count();
  }

  private ProcessHandle victim(Process process) {
    List<ProcessHandle> workers = process.children().toList();
    return workers.isEmpty() || random.nextInt(4) == 0
        ? process.toHandle()
        : workers.get(random.nextInt(workers.size()));
  }

  private boolean kill(ProcessHandle victim) {
    boolean hit = !killed.contains(victim) && victim.isAlive() && victim.destroyForcibly();
    if (hit) {
      killed.add(victim);
    }
    return hit;
  }

  private List<CellRecord> cells(String out) {
    return new RunFolder(folder.resolve(out)).read().cells();
  }

  private void everyCellWasFinishedOnce() throws IOException {
    RunFolder run = new RunFolder(folder.resolve("killed"));
    List<CellRecord> cells = cells("killed");
    assertThat(cells).hasSize(CELLS_OF_A_SEED * seeds);
    try (Stream<Path> folders = Files.list(folder.resolve("killed/cells"))) {
      assertThat(folders).hasSize(cells.size());
    }
    for (CellRecord cell : cells) {
      Journal.Tail tail = Journal.read(run.cellJournal(cell), 0);
      List<JournalEvent> events = tail.events();
      assertThat(tail.unreadable()).isZero();
      assertThat(events)
          .as(cell.title())
          .filteredOn(
              event ->
                  event instanceof Finished end && end.status() == JournalEvent.Status.FINISHED)
          .containsExactly(events.get(events.size() - 1));
    }
  }

  /** Returns the scores, figures of merit and files of each cell. */
  private Map<String, String> results(String out) throws IOException {
    RunFolder run = new RunFolder(folder.resolve(out));
    Map<String, String> results = new TreeMap<>();
    for (CellRecord cell : cells(out)) {
      Map<String, Double> metrics = new TreeMap<>(run.state(cell).metrics());
      metrics.keySet().removeIf(key -> OF_THE_MOMENT.matcher(key).matches());
      results.put(
          cell.title(),
          metrics
              + "\n"
              + filesOf(out + "/cells/" + cell.id())
              + "\n"
              + Files.readString(run.scores(cell)));
    }
    return results;
  }

  private List<Path> filesOf(String inner) throws IOException {
    Path top = folder.resolve(inner);
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).map(top::relativize).sorted().toList();
    }
  }
}
