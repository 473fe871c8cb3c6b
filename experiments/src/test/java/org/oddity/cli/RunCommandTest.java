package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** Whole experiments on drawn images, with real worker processes. */
@Timeout(240)
class RunCommandTest {
  private static final String EXPERIMENT =
      """
      name: small
      dataset: {dataset: synthetic-shapes, train: 40, test: 10}
      protocol: {kind: one-vs-rest, normal: [disc, stripes]}
      detectors: [knn, isolation-forest, random]
      seeds: [1]
      evaluation: {bootstrap-rounds: 100}
      """;

  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("small.yaml"), EXPERIMENT);
    out = folder.resolve("run");
  }

  private TestingCommandLine.Result run(String... more) {
    return TestingCommandLine.run(
        Stream.concat(Stream.of("run", file.toString(), "--out", out.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private Map<String, String> scores() {
    RunFolder run = new RunFolder(out);
    Map<String, String> scores = new TreeMap<>();
    for (CellRecord cell : run.read().cells()) {
      try {
        scores.put(cell.title(), Files.readString(run.scores(cell)));
      } catch (IOException e) {
        scores.put(cell.title(), e.toString());
      }
    }
    return scores;
  }

  @Test
  void runsAllCellsWritesTheReportAndThenHasNothingLeftToDo() throws IOException {
    TestingCommandLine.Result first = run();
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .contains("6 cells, 0 done before, 6 to run")
        .contains("| knn | ")
        .contains("[6/6]");
    assertThat(out.resolve("report/index.html")).content().contains("isolation-forest");
    Map<String, String> scores = scores();
    TestingCommandLine.Result again = run("seeds=1,2");
    assertThat(again.out()).contains("12 cells, 6 done before, 6 to run");
    assertThat(scores()).containsAllEntriesOf(scores);
  }

  @Test
  void aPasswordStandsInNoFileOfTheRun() throws IOException {
    // Nobody listens there; the run goes on all the same.
    TestingCommandLine.Result result =
        run("detectors=random", "tracking.mlflow=http://ada:s3cret@127.0.0.1:9");
    assertThat(result.code()).isZero();
    assertThat(result.out() + result.err()).doesNotContain("s3cret");
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).as(file.toString()).doesNotContain("s3cret");
      }
    }
    assertThat(Files.readString(out.resolve("config.yaml"))).contains("http://127.0.0.1:9");
  }

  @Test
  void givesTheSameBitsForTheSameConfigAndSeed() throws IOException {
    assertThat(run().code()).isZero();
    Map<String, String> first = scores();
    out = folder.resolve("again");
    assertThat(run().code()).isZero();
    assertThat(scores()).isEqualTo(first);
    out = folder.resolve("other");
    assertThat(run("seeds=2").code()).isZero();
    assertThat(scores().values()).doesNotContainAnyElementsOf(first.values());
  }

  @Test
  void oneFailedCellStopsNoOtherAndIsShownWithItsReason() throws IOException {
    // Plain grey images: each is another one, but local binary patterns see no difference.
    int grey = 0;
    for (String name : List.of("train/good", "test/good", "test/scratch")) {
      Path images = Files.createDirectories(folder.resolve("blank/" + name));
      for (int i = 0; i < 6; i++) {
        BufferedImage blank = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) blank.getRaster().getDataBuffer()).getData(), (byte) ++grey);
        ImageIO.write(blank, "png", images.resolve(i + ".png").toFile());
      }
    }
    Files.writeString(
        file,
        """
        name: blank
        dataset: {dataset: folder, folder: "%s"}
        protocol: folder
        detectors: [random, lbp]
        """
            .formatted(folder.resolve("blank")));
    TestingCommandLine.Result result = run();
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("failed: lbp · good · seed 1: ")
        .contains("all 12 scores are 0.0")
        .doesNotContain("\tat org.oddity");
  }

  @Test
  void goesOnAfterBeingKilled() throws Exception {
    Process process =
        TestingCommandLine.process(
                folder.resolve("out.txt"),
                "run",
                file.toString(),
                "--out",
                out.toString(),
                "seeds=1,2,3,4,5,6")
            .start();
    awaitFinishedCells(process, 3);
    process.destroyForcibly().waitFor();
    assertThat(journalsAreFree()).as("the workers are gone too").isTrue();
    Map<String, String> before = new TreeMap<>(scores());
    TestingCommandLine.Result result = run("seeds=1,2,3,4,5,6");
    assertThat(result.code()).isZero();
    assertThat(result.out()).containsPattern("36 cells, ([3-9]|[123]\\d) done before");
    before.values().removeIf(text -> !text.startsWith("index,"));
    assertThat(scores()).containsAllEntriesOf(before);
  }

  private void awaitFinishedCells(Process process, int wanted) throws Exception {
    Path cells = out.resolve("cells");
    long done = 0;
    while (done < wanted && process.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(50);
      if (Files.isDirectory(cells)) {
        try (Stream<Path> folders = Files.list(cells)) {
          done =
              folders
                  .flatMap(cell -> Journal.read(cell.resolve("journal.jsonl")).stream())
                  .filter(JournalEvent.Finished.class::isInstance)
                  .count();
        }
      }
    }
    assertThat(done).as(Files.readString(folder.resolve("out.txt"))).isGreaterThanOrEqualTo(wanted);
  }

  private boolean journalsAreFree() throws Exception {
    for (int attempt = 0; attempt < 100; attempt++) {
      boolean free = true;
      try (Stream<Path> folders = Files.list(out.resolve("cells"))) {
        free = folders.noneMatch(cell -> Journal.isOpen(cell.resolve("journal.jsonl")));
      }
      if (free) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return false;
  }

  @Test
  void refusesASecondRunOfTheSameFolder() {
    try (Journal held = Journal.open(out.resolve("journal.jsonl"))) {
      held.append(new JournalEvent.Started(1, 1));
      TestingCommandLine.Result result = run();
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("journal.jsonl").doesNotContain("\tat ");
    }
  }

  @Test
  void doesNothingAtAllWithABadConfig() throws IOException {
    Files.writeString(file, EXPERIMENT.replace("knn", "knnn").replace("seeds", "sedes"));
    TestingCommandLine.Result result = run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            file + ":4:13: detectors.knnn.detector: unknown detector 'knnn'. Did you mean 'knn'?")
        .contains(file + ":5:1: sedes: unknown key 'sedes'. Did you mean 'seeds'?");
    assertThat(out).doesNotExist();
  }
}
