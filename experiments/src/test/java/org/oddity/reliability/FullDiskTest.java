package org.oddity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;

/** Runs whose disk has no room left, is no disk at all, or may not be written to. */
@Timeout(1800)
class FullDiskTest {
  private static final int MACHINE_FAULT = 3;
  private static final String EXPERIMENT =
      """
      name: full
      dataset: {dataset: synthetic-shapes, train: 20, test: 40, size: 16}
      protocol: {kind: one-vs-rest, normal: [disc, stripes]}
      detectors: [random, isolation-forest]
      seeds: %s
      evaluation: {bootstrap-rounds: 100}
      runner: {workers: 1, threads: 1, memory: 128}
      figures: false
      """;

  /**
   * Runs a command on a small disk of its own, as nobody but root may outside of a namespace, and
   * brings back what is on it in the end.
   */
  private static final String ON_A_SMALL_DISK =
      """
      export DISK='%s' KEPT='%s'
      exec unshare -rm sh -c '
        mount -t tmpfs -o size=256k tmpfs "$DISK" && cp -a "$KEPT"/. "$DISK" || exit 99
        "$@"
        code=$?
        rm -rf "$KEPT"
        cp -a "$DISK" "$KEPT"
        exit $code' sh "$@"
      """;

  /** Runs a command that may write no file longer than a block; what it prints goes by a pipe. */
  private static final String SHORT_FILES_ONLY =
      """
      exec 3>&1
      code=$({ { (ulimit -f 1; exec "$@" 2>&1); echo $? >&4; } | cat >&3; } 4>&1)
      exit $code
      """;

  @TempDir Path folder;
  private TestingProgram program;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    program = new TestingProgram(folder.resolve("console.txt"));
    file = folder.resolve("full.yaml");
    seeds("[1]");
  }

  private void seeds(String seeds) throws IOException {
    Files.writeString(file, EXPERIMENT.formatted(seeds));
  }

  private int run(Path out) throws Exception {
    return program.run("run", file.toString(), "--out", out.toString());
  }

  private static Map<String, String> scores(Path out) throws IOException {
    RunFolder run = new RunFolder(out);
    Map<String, String> scores = new TreeMap<>();
    for (CellRecord cell : run.read().cells()) {
      if (run.state(cell).done()) {
        scores.put(cell.title(), Files.readString(run.scores(cell)));
      }
    }
    return scores;
  }

  private static List<Path> filesOf(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aFullDiskIsSaidLosesNothingAndIsGoneOnFrom() throws Exception {
    assumeTrue(
        new ProcessBuilder("unshare", "-rm", "true").start().waitFor() == 0,
        "skipped: this machine gives no namespace to mount a small disk in (unshare -rm)");
    Path kept = folder.resolve("kept");
    assertThat(run(kept)).as(program.printed()).isZero();
    Map<String, String> before = scores(kept);
    for (Path each : filesOf(kept.resolve("report"))) {
      Files.delete(each); // longer than all else together
    }
    seeds("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]");
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String script = ON_A_SMALL_DISK.formatted(disk, kept);
    int code = program.runBy(script, "run", file.toString(), "--out", disk.toString());
    String printed = program.printed();
    assertThat(code).as(printed).isIn(1, MACHINE_FAULT);
    assertThat(printed)
        .contains("48 cells, 4 done before")
        .contains("No space left on device")
        .doesNotContain("\tat ");
    assertThat(scores(kept)).containsAllEntriesOf(before).hasSizeBetween(before.size(), 47);
    before = scores(kept);
    assertThat(run(kept)).as(program.printed()).isZero();
    assertThat(program.printed()).contains("48 cells, " + before.size() + " done before");
    assertThat(scores(kept)).containsAllEntriesOf(before).hasSize(48);
  }

  @Test
  void aFileThatMayGrowNoFurtherIsSaid() throws Exception {
    Path out = folder.resolve("out");
    int code = program.runBy(SHORT_FILES_ONLY, "run", file.toString(), "--out", out.toString());
    assertThat(code).as(program.printed()).isIn(1, MACHINE_FAULT);
    assertThat(program.printed()).contains("File too large").doesNotContain("\tat ");
    assertThat(run(out)).as(program.printed()).isZero();
    assertThat(scores(out)).hasSize(4);
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInALine() throws Exception {
    Path plain = Files.writeString(folder.resolve("plain"), "a file");
    assertThat(run(plain.resolve("run"))).isEqualTo(MACHINE_FAULT);
    assertThat(program.printed()).contains(plain.toString()).doesNotContain("\tat ");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this machine has no /proc");
    assertThat(run(Path.of("/proc/oddity"))).isEqualTo(MACHINE_FAULT);
    assertThat(program.printed()).contains("/proc/oddity").doesNotContain("\tat ");
  }

  @Test
  void ofTwoRunsInOneFolderTheSecondIsRefused() throws Exception {
    seeds("[1, 2, 3, 4, 5, 6, 7, 8]");
    Path out = folder.resolve("out");
    TestingProgram other = new TestingProgram(folder.resolve("other.txt"));
    Process first = other.start("run", file.toString(), "--out", out.toString());
    while (first.isAlive() && !Files.exists(out.resolve("experiment.json"))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    int code = run(out);
    assertThat(first.waitFor()).as(other.printed()).isZero();
    if (code != 0) { // else it came when the first had ended
      assertThat(code).isEqualTo(2);
      assertThat(program.printed())
          .contains("another run is using this folder")
          .doesNotContain("\tat ");
    }
    assertThat(scores(out)).hasSize(32);
  }
}
