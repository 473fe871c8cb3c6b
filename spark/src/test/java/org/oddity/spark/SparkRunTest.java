package org.oddity.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** Whole experiments on a master with two workers, whose executors are processes of their own. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS) // Spark needs programs of Hadoop there
class SparkRunTest {
  private static final String CLUSTER = "runner=local-cluster[2,1,1536]";
  private static final String EXPERIMENT =
      """
      name: small
      dataset: {dataset: synthetic-shapes, train: 40, test: 10}
      protocol: {kind: one-vs-rest, normal: [disc, stripes]}
      detectors:
        knn:
        pca:
        autoencoder: {training: {epochs: 10}}
      seeds: [1]
      evaluation: {bootstrap-rounds: 100}
      runner: {workers: 1, threads: 1, memory: 512}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("small.yaml"), EXPERIMENT);
  }

  /** Every executor fetches the program into a folder of its own. */
  @AfterEach
  void removeWhatExecutorsFetched() throws IOException {
    FileUtils.deleteDirectory(Path.of(System.getenv("SPARK_HOME"), "work").toFile());
  }

  private TestingProgram.Result run(Path out, String... more) {
    return TestingProgram.run(
        Stream.concat(Stream.of("run", file.toString(), "--out", out.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static <E extends JournalEvent> List<E> events(
      RunFolder run, CellRecord cell, Class<E> type) {
    return Journal.read(run.cellJournal(cell)).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static void assertThatEveryCellFinishedOnce(RunFolder run) {
    assertThat(run.read().cells())
        .allSatisfy(
            cell ->
                assertThat(events(run, cell, JournalEvent.Finished.class))
                    .as(cell.title())
                    .extracting(JournalEvent.Finished::status)
                    .containsExactly(JournalEvent.Status.FINISHED));
  }

  @Test
  void givesTheBitsOfOneMachineAlsoWhereAnExecutorIsLost() throws Exception {
    RunFolder here = new RunFolder(folder.resolve("here"));
    assertThat(run(here.root()).code()).isZero();
    RunFolder cluster = new RunFolder(folder.resolve("cluster"));
    CompletableFuture<TestingProgram.Result> running =
        CompletableFuture.supplyAsync(() -> run(cluster.root(), CLUSTER));
    String lost = killAnExecutorThatHasACell(cluster, running);
    TestingProgram.Result result = running.get();
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(TestingProgram.scores(cluster)).isEqualTo(TestingProgram.scores(here)).hasSize(6);
    assertThatEveryCellFinishedOnce(cluster);
    assertThat(cluster.read().cells())
        .filteredOn(cell -> events(cluster, cell, JournalEvent.Started.class).size() == 2)
        .as("run again after the loss of " + lost)
        .hasSize(1)
        .extracting(cell -> cluster.state(cell).tags().get("machine"))
        .doesNotContain(lost);
    assertThat(cluster.read().cells())
        .extracting(cell -> cluster.state(cell).tags().get("machine"))
        .as("executors that ran cells")
        .doesNotContainNull();
    try (Stream<Path> files = Files.list(cluster.root())) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith(".shared-"));
    }
  }

  private static String killAnExecutorThatHasACell(
      RunFolder run, CompletableFuture<TestingProgram.Result> running) throws Exception {
    Optional<String> machine = Optional.empty();
    while (machine.isEmpty() && !running.isDone()) {
      TimeUnit.MILLISECONDS.sleep(20);
      machine = run.exists() ? machineOfARunningCell(run) : Optional.empty();
    }
    String executor = machine.orElseThrow(() -> new AssertionError(running.join().toString()));
    String id = executor.substring(executor.lastIndexOf(' ') + 1);
    ProcessHandle.current()
        .descendants()
        .filter(process -> commandLine(process).contains(" --executor-id " + id + " "))
        .forEach(ProcessHandle::destroyForcibly);
    return executor;
  }

  private static Optional<String> machineOfARunningCell(RunFolder run) {
    return run.read().cells().stream()
        .filter(cell -> cell.detector().equals("autoencoder")) // others end before they are killed
        .map(run::state)
        .filter(state -> state.finished().isEmpty() && state.tags().containsKey("machine"))
        .map(state -> state.tags().get("machine"))
        .findFirst();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().arguments().map(words -> String.join(" ", words)).orElse("") + " ";
  }

  /** Worker processes write their logs into a folder, of whose name there is a file already. */
  @Test
  void whereNoWorkerProcessStartsOthersRunTheCells() throws Exception {
    theFirstExecutorCanStartNoWorker(CLUSTER);
  }

  /** Spark gives up a cell that no executor of the moment may have: another one is started. */
  @Test
  void whereNoOtherExecutorIsLeftTheNextRunsTheCells() throws Exception {
    theFirstExecutorCanStartNoWorker("runner=local-cluster[1,2,1536]");
  }

  private void theFirstExecutorCanStartNoWorker(String cluster) throws Exception {
    RunFolder run = new RunFolder(folder.resolve("cluster"));
    CompletableFuture<TestingProgram.Result> running =
        CompletableFuture.supplyAsync(() -> run(run.root(), cluster, "detectors=[knn, pca]"));
    Path work = Path.of(System.getenv("SPARK_HOME"), "work");
    while (!spoilt(work) && !running.isDone()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TestingProgram.Result result = running.get();
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThatEveryCellFinishedOnce(run);
    assertThat(result.err()).isEmpty();
    assertThat(run.read().cells())
        .extracting(cell -> run.state(cell).tags().get("machine"))
        .hasSize(4)
        .allMatch(machine -> machine.endsWith("executor 1"));
  }

  private static boolean spoilt(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return false;
    }
    try (Stream<Path> applications = Files.list(work)) {
      for (Path executor : applications.map(each -> each.resolve("0")).toList()) {
        if (Files.isDirectory(executor)) {
          Files.createFile(executor.resolve("workers"));
          return true;
        }
      }
    }
    return false;
  }

  /** To every process this folder is another one, as on a machine that does not share it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void sendsBackWhatExecutorsCannotWriteInPlace() throws IOException {
    Path own = Files.createTempDirectory(Path.of("target"), "own-");
    RunFolder run = new RunFolder(Path.of("/proc/self/cwd").resolve(own));
    TestingProgram.Result result = run(run.root(), CLUSTER, "protocol.normal=[disc]");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).as(result.out()).isZero();
    assertThatEveryCellFinishedOnce(run);
    for (CellRecord cell : run.read().cells()) {
      CellState state = run.state(cell);
      assertThat(state.artifacts())
          .isNotEmpty()
          .allSatisfy(each -> assertThat(run.cell(cell).resolve(each.path())).exists());
    }
    RunFolder here = new RunFolder(folder.resolve("here"));
    assertThat(run(here.root(), "protocol.normal=[disc]").code()).isZero();
    assertThat(TestingProgram.scores(run)).isEqualTo(TestingProgram.scores(here)).hasSize(3);
    FileUtils.deleteDirectory(own.toFile());
  }

  @Test
  void aCellThatFailsIsReportedAsOnOneMachine() throws IOException {
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
        runner: {memory: 512}
        """
            .formatted(folder.resolve("blank")));
    RunFolder run = new RunFolder(folder.resolve("cluster"));
    TestingProgram.Result result = run(run.root(), CLUSTER);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("failed: lbp · good · seed 1: ")
        .contains("all 12 scores are 0.0")
        .doesNotContain("\tat ");
    assertThat(run.read().cells())
        .allSatisfy(cell -> assertThat(events(run, cell, JournalEvent.Started.class)).hasSize(1));
  }

  @Test
  void saysThatNoMasterAnswers() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    TestingProgram.Result result =
        run(folder.resolve("cluster"), "runner=spark://localhost:" + free);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("runner.cluster: no Spark master answers: localhost:" + free + ": ")
        .doesNotContain("\tat ");
  }
}
