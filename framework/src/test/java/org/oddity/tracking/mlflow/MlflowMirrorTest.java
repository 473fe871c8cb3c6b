package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Status;

final class MlflowMirrorTest {
  private static final String CAT = "kde · cat · seed 1";
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir static Path serverFolder;
  private static TestingMlflowServer server;
  private static MlflowReader reader;

  @TempDir Path folder;
  private final MlflowSync sync = new MlflowSync(MlflowCredentials.NONE, TestingTiming.QUICK);
  private String experiment;

  @BeforeAll
  static void startTheServer() throws IOException, InterruptedException {
    server = TestingMlflowServer.startedIn(serverFolder);
    reader = new MlflowReader(server.address());
  }

  @AfterAll
  static void stopTheServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void nameTheExperiment(TestInfo test) {
    experiment = test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void whatIsWrittenAppearsWhileTheRunGoesOn() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment);
    MlflowMirror mirror = sync.mirror(run.folder(), server.address());
    try (Journal journal = Journal.open(run.folder().cellJournal(TestingRun.CAT))) {
      journal.append(new JournalEvent.Started(TestingRun.CREATED, 1));
      journal.append(new JournalEvent.Metric(TestingRun.CREATED + 1, "loss", 1, 0));
      eventually(() -> losses() == 1);
      assertThat(MlflowReader.status(cat())).isEqualTo("RUNNING");
      journal.append(new JournalEvent.Metric(TestingRun.CREATED + 2, "loss", 0.5, 1));
      eventually(() -> losses() == 2);
      journal.append(new JournalEvent.Metric(TestingRun.CREATED + 3, "loss", 0.4, 2));
      journal.append(new JournalEvent.Finished(TestingRun.CREATED + 9, Status.FINISHED, ""));
    }

    Remainder remainder = mirror.close(LONG);

    assertThat(remainder.advice()).isEmpty();
    assertThat(remainder.bytes()).isZero();
    assertThat(remainder.sent().metrics()).isEqualTo(3);
    assertThat(losses()).isEqualTo(3);
    assertThat(MlflowReader.status(cat())).isEqualTo("FINISHED");
  }

  @Test
  void cellsThatEndedBeforeTheMirrorBeganAreMirroredToo() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();

    assertThat(sync.mirror(run.folder(), server.address()).close(LONG).advice()).isEmpty();

    assertThat(reader.runs(experiment)).hasSize(3);
    assertThat(MlflowReader.status(cat())).isEqualTo("FINISHED");
  }

  @Test
  void aServerThatComesGoesAndComesBackHasEverythingOnceInTheEnd()
      throws IOException, InterruptedException {
    server.kill();
    TestingRun run = TestingRun.of(folder, experiment);
    MlflowMirror mirror = sync.mirror(run.folder(), server.address());
    try (Journal journal = Journal.open(run.folder().cellJournal(TestingRun.CAT))) {
      journal.append(new JournalEvent.Started(TestingRun.CREATED, 1));
      write(journal, 0, 500);
      server.start();
      eventually(() -> losses() == 500);
      Thread writer = new Thread(() -> write(journal, 500, 3_000));
      writer.start();
      eventually(() -> losses() > 500);
      server.kill();
      writer.join();
      write(journal, 3_000, 3_100);
      server.start();
      journal.append(new JournalEvent.Finished(TestingRun.CREATED + 9, Status.FINISHED, ""));
    }

    assertThat(mirror.close(LONG).advice()).isEmpty();

    assertThat(losses()).isEqualTo(3_100);
    assertThat(reader.runs(experiment)).hasSize(2);
    assertThat(MlflowReader.status(cat())).isEqualTo("FINISHED");
  }

  @Test
  void withoutAServerTheRunGoesOnAndIsToldHowToSendItLater() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment);
    URI nobody = URI.create("http://127.0.0.1:1");
    MlflowMirror mirror = sync.mirror(run.folder(), nobody);
    run.complete();

    Remainder remainder = mirror.close(LONG);

    assertThat(remainder.bytes()).isPositive();
    assertThat(remainder.advice().orElseThrow())
        .contains("oddity sync " + folder + " --to http://127.0.0.1:1");
    sync.sync(run.folder(), server.address());
    assertThat(MlflowReader.status(cat())).isEqualTo("FINISHED");
  }

  @Test
  void errorsAndOtherAnswersAreWaitedOut() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    AtomicInteger failures = new AtomicInteger();
    TestingProxy.Behaviour ailing =
        (request, go) -> {
          int count = failures.incrementAndGet();
          if (count <= 10) {
            return new TestingProxy.Answer(500, "<html>oops</html>".getBytes(UTF_8));
          }
          return count <= 20 ? new TestingProxy.Answer(200, "<p>hello".getBytes(UTF_8)) : go.go();
        };
    try (TestingProxy proxy = TestingProxy.before(server.address(), ailing)) {
      MlflowMirror mirror = sync.mirror(run.folder(), proxy.address());
      eventually(() -> failures.get() > 20);

      assertThat(mirror.close(LONG).advice()).isEmpty();
    }
    assertThat(reader.runs(experiment)).hasSize(3);
    assertThat(reader.history(cat(), "train/loss")).hasSize(3);
  }

  @Test
  void aServerThatHangsIsLeftAndNothingArrivesTwice() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    AtomicInteger requests = new AtomicInteger();
    TestingProxy.Behaviour slow =
        (request, go) -> {
          TestingProxy.Answer answer = go.go();
          if (requests.incrementAndGet() % 4 == 0 && requests.get() < 30) {
            Thread.sleep(60_000);
          }
          return answer;
        };
    Timing hasty =
        new Timing(Duration.ofMillis(50), Duration.ofMillis(1_500), Duration.ofMillis(100));
    try (TestingProxy proxy = TestingProxy.before(server.address(), slow)) {
      MlflowMirror mirror =
          new MlflowSync(MlflowCredentials.NONE, hasty).mirror(run.folder(), proxy.address());
      eventually(() -> requests.get() > 30);
      eventually(() -> reader.runs(experiment).size() == 3);

      assertThat(mirror.close(LONG).advice()).isEmpty();
    }
    assertThat(reader.history(cat(), "train/loss")).hasSize(3);
    assertThat(reader.search(experiment)).hasSize(3);
  }

  @Test
  void closingDoesNotWaitForAServerThatHangs() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    AtomicInteger requests = new AtomicInteger();
    TestingProxy.Behaviour hanging =
        (request, go) -> {
          requests.incrementAndGet();
          Thread.sleep(60_000);
          return go.go();
        };
    try (TestingProxy proxy = TestingProxy.before(server.address(), hanging)) {
      MlflowMirror mirror = sync.mirror(run.folder(), proxy.address());
      eventually(() -> requests.get() > 0);

      Remainder remainder = mirror.close(Duration.ofMillis(200));

      assertThat(remainder.advice().orElseThrow()).contains("oddity sync");
      assertThat(sync.sync(run.folder(), server.address()).runs()).isEqualTo(3);
    }
  }

  @Test
  void aKilledMirrorIsTakenUpWhereItWas() throws IOException, InterruptedException {
    TestingRun run = TestingRun.of(folder, experiment);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MirroringProgram.class.getName(),
                    folder.toString(),
                    server.address().toString()))
            .inheritIO()
            .start();
    eventually(() -> losses() > 200);
    process.destroyForcibly().waitFor();
    Path journal = run.folder().cellJournal(TestingRun.CAT);
    int written = Journal.read(journal).size() - 1;

    sync.sync(run.folder(), server.address());

    assertThat(losses()).isEqualTo(written);
    assertThat(MlflowReader.status(cat())).isEqualTo("KILLED");
    TestingRun.append(
        journal,
        new JournalEvent.Started(TestingRun.CREATED + 90_000, 2),
        new JournalEvent.Finished(TestingRun.CREATED + 99_000, Status.FINISHED, ""));
    sync.sync(run.folder(), server.address());
    assertThat(MlflowReader.status(cat())).isEqualTo("FINISHED");
    assertThat(reader.runs(experiment)).hasSize(2);
  }

  private static void write(Journal journal, int from, int to) {
    for (int step = from; step < to; step++) {
      journal.append(new JournalEvent.Metric(TestingRun.CREATED + step, "loss", step, step));
    }
  }

  private int losses() {
    JsonNode cat = cat();
    return cat == null ? 0 : reader.history(cat, "loss").size();
  }

  private JsonNode cat() {
    return reader.runs(experiment).get(CAT);
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
