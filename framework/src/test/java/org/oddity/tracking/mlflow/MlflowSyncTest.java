package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Status;
import org.oddity.tracking.RunFolder;

final class MlflowSyncTest {
  private static final SyncResult NOTHING = new SyncResult(0, 0, 0, List.of());
  private static final String CAT = "kde · cat · seed 1";
  private static final String DOG = "oc-svm · dog · seed 2";

  @TempDir static Path serverFolder;
  private static TestingMlflowServer server;
  private static MlflowReader reader;

  @TempDir Path folder;
  private final MlflowSync sync = new MlflowSync(MlflowCredentials.NONE);
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
  void aRunFolderBecomesAParentRunAndARunForEachCell() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();

    SyncResult result = sync.sync(run.folder(), server.address());

    Map<String, JsonNode> runs = reader.runs(experiment);
    String parentName = experiment + " · 2026-09-21 14:13";
    assertThat(runs).containsOnlyKeys(parentName, CAT, DOG);
    JsonNode parent = runs.get(parentName);
    JsonNode cat = runs.get(CAT);
    JsonNode dog = runs.get(DOG);
    assertThat(MlflowReader.status(parent)).isEqualTo("FINISHED");
    assertThat(MlflowReader.tag(parent, "mlflow.parentRunId")).isNull();
    assertThat(MlflowReader.tag(parent, "mlflow.note.content"))
        .contains("Two classes of CIFAR-10", "| Detectors | kde, oc-svm |");
    assertThat(reader.files(parent).keySet())
        .containsExactly(
            "config.yaml", "experiment.json", "report/figures/auc.svg", "report/index.html");
    assertThat(MlflowReader.tag(cat, "mlflow.parentRunId")).isEqualTo(MlflowReader.id(parent));
    assertThat(MlflowReader.status(cat)).isEqualTo("FINISHED");
    assertThat(cat.path("info").path("start_time").asLong()).isEqualTo(TestingRun.CREATED + 10);
    assertThat(cat.path("info").path("end_time").asLong()).isEqualTo(TestingRun.CREATED + 40);
    assertThat(MlflowReader.param(cat, "bandwidth")).isEqualTo("0.5");
    assertThat(MlflowReader.param(cat, "empty")).isEmpty();
    assertThat(MlflowReader.tag(cat, "host")).isEqualTo("zwölf 😀");
    assertThat(MlflowReader.tag(cat, "oddity.cell")).isEqualTo("cat0001");
    assertThat(MlflowReader.tag(cat, "oddity.detector")).isEqualTo("kde");
    assertThat(MlflowReader.tag(cat, "oddity.dataset")).isEqualTo("cifar10");
    assertThat(MlflowReader.tag(cat, "oddity.task")).isEqualTo("cat");
    assertThat(MlflowReader.tag(cat, "oddity.seed")).isEqualTo("1");
    assertThat(MlflowReader.tag(cat, "environment.java")).isEqualTo("17.0.15");
    assertThat(MlflowReader.tag(cat, "mlflow.source.git.commit")).startsWith("0123456789");
    assertThat(reader.history(cat, "train/loss"))
        .containsExactly(
            "0:" + (TestingRun.CREATED + 13) + ":0.9",
            "1:" + (TestingRun.CREATED + 14) + ":0.5",
            "2:" + (TestingRun.CREATED + 15) + ":0.4");
    assertThat(MlflowReader.status(dog)).isEqualTo("FAILED");
    assertThat(MlflowReader.tag(dog, "oddity.reason")).isEqualTo("scores are constant");
    assertThat(MlflowReader.tag(dog, "oddity.not-finite")).isEqualTo("auc");
    assertThat(reader.history(dog, "auc")).isEmpty();
    assertThat(result.runs()).isEqualTo(3);
    assertThat(result.metrics()).isEqualTo(6);
    assertThat(result.artifacts()).isEqualTo(4 + 7);
    assertThat(result.skipped()).isEmpty();
  }

  @Test
  void filesTablesAndDatasetsArriveAsTheyAre() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    sync.sync(run.folder(), server.address());

    JsonNode cat = reader.runs(experiment).get(CAT);
    assertThat(reader.file(cat, "tables/auc.json")).isEqualTo(TestingRun.TABLE.getBytes(UTF_8));
    assertThat(reader.file(cat, "images/whole-run/lowest.png")).isEqualTo(TestingRun.PNG);
    assertThat(reader.file(cat, "figures/roc%20100%25%20%2B%C3%A9.txt"))
        .isEqualTo("curve".getBytes(UTF_8));
    assertThat(MlflowReader.tag(cat, "mlflow.loggedArtifacts"))
        .isEqualTo("[{\"path\":\"tables/auc.json\",\"type\":\"table\"}]");
    assertThat(MlflowReader.tag(cat, "mlflow.loggedImages")).isEqualTo("True");
    assertThat(reader.files(cat).keySet())
        .filteredOn(path -> path.contains("reconstructions"))
        .hasSize(2)
        .allMatch(path -> path.startsWith("images/reconstructions+step+7+timestamp+"))
        .anyMatch(path -> path.endsWith("+compressed.png"));
    List<String> inputs = new ArrayList<>();
    cat.path("inputs")
        .path("dataset_inputs")
        .forEach(
            input ->
                inputs.add(
                    input.path("dataset").path("name").asText()
                        + " "
                        + input.path("dataset").path("digest").asText()
                        + " "
                        + input.path("tags").path(0).path("value").asText()
                        + " "
                        + input.path("dataset").path("profile").asText()));
    assertThat(inputs)
        .containsExactlyInAnyOrder(
            "cifar10 3f2a training {\"images\":4500}",
            "cifar10 3f2a-testing testing {\"images\":10000}");
  }

  @Test
  void aTrainingTakenUpAgainShowsEveryEpochOnce() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment);
    Path journal = run.folder().cellJournal(TestingRun.CAT);
    Path images = journal.resolveSibling("images/training");
    Files.createDirectories(images);
    JournalEvent.Metric loss = new JournalEvent.Metric(91, "training/loss", 0.5, 1);
    JournalEvent.Artifact drawn = image(92, 1);
    Files.write(images.resolve("reconstructions-step-1.png"), TestingRun.PNG);
    TestingRun.append(journal, new JournalEvent.Started(90, 1), loss, drawn);
    sync.sync(run.folder(), server.address());

    // As a cell does that goes on after its first epoch: what stands, then what is new.
    Files.write(images.resolve("reconstructions-step-2.png"), TestingRun.PNG);
    TestingRun.append(
        journal,
        new JournalEvent.Started(100, 2),
        loss,
        drawn,
        new JournalEvent.Metric(101, "training/loss", 0.25, 2),
        image(102, 2));
    sync.sync(run.folder(), server.address());

    JsonNode cat = reader.runs(experiment).get(CAT);
    assertThat(reader.history(cat, "training/loss")).containsExactly("1:91:0.5", "2:101:0.25");
    assertThat(reader.files(cat).keySet())
        .hasSize(4)
        .allMatch(path -> path.startsWith("images/training~reconstructions+step+"))
        .filteredOn(path -> path.contains("+compressed"))
        .extracting(path -> path.replaceAll("\\+timestamp.*", ""))
        .containsExactlyInAnyOrder(
            "images/training~reconstructions+step+1", "images/training~reconstructions+step+2");
  }

  private static JournalEvent.Artifact image(long time, int epoch) {
    String path = "images/training/reconstructions-step-" + epoch + ".png";
    return new JournalEvent.Artifact(time, path, "images");
  }

  @Test
  void aSecondSyncSendsNothing() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    sync.sync(run.folder(), server.address());
    String before = reader.everything(experiment);

    assertThat(sync.sync(run.folder(), server.address())).isEqualTo(NOTHING);
    assertThat(reader.everything(experiment)).isEqualTo(before);
  }

  @Test
  void aSyncWithoutWhatItRemembersChangesNothing() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    sync.sync(run.folder(), server.address());
    String before = reader.everything(experiment);
    Path state = stateFile();

    Files.delete(state);
    sync.sync(run.folder(), server.address());
    assertThat(reader.everything(experiment)).isEqualTo(before);

    Files.writeString(state, "{\"server\":");
    sync.sync(run.folder(), server.address());
    assertThat(reader.everything(experiment)).isEqualTo(before);

    Files.writeString(
        state, Files.readString(state).replaceAll("\"bytes\" : \\d+", "\"bytes\" : 1000000"));
    sync.sync(run.folder(), server.address());
    assertThat(reader.everything(experiment)).isEqualTo(before);
  }

  @Test
  void aFolderThatWasMovedMeetsItsRunsAgain() throws IOException {
    TestingRun run = TestingRun.of(folder.resolve("here"), experiment).complete();
    sync.sync(run.folder(), server.address());
    String before = reader.everything(experiment);
    Path there = folder.resolve("there");
    Files.move(folder.resolve("here"), there);

    assertThat(sync.sync(new RunFolder(there), server.address())).isEqualTo(NOTHING);
    assertThat(reader.everything(experiment)).isEqualTo(before);
  }

  @Test
  void aCellThatIsRunAgainGoesOnInItsRun() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    sync.sync(run.folder(), server.address());
    String id = MlflowReader.id(reader.runs(experiment).get(DOG));
    Path journal = run.folder().cellJournal(TestingRun.DOG);

    try (Journal open = Journal.open(journal)) {
      open.append(new JournalEvent.Started(TestingRun.CREATED + 200, 2));
      open.append(new JournalEvent.Param(TestingRun.CREATED + 201, "nu", "0.2"));
      open.append(new JournalEvent.Metric(TestingRun.CREATED + 202, "auc", 0.58, 0));
      sync.sync(run.folder(), server.address());

      JsonNode running = reader.runs(experiment).get(DOG);
      assertThat(MlflowReader.id(running)).isEqualTo(id);
      assertThat(MlflowReader.status(running)).isEqualTo("RUNNING");
      assertThat(MlflowReader.tag(running, "oddity.reason")).isNull();
      assertThat(MlflowReader.param(running, "nu")).isEqualTo("0.1");
      assertThat(MlflowReader.tag(running, "oddity.changed-param.nu")).isEqualTo("0.2");
      assertThat(reader.history(running, "auc")).hasSize(1);

      open.append(new JournalEvent.Finished(TestingRun.CREATED + 210, Status.FINISHED, ""));
    }
    sync.sync(run.folder(), server.address());

    JsonNode done = reader.runs(experiment).get(DOG);
    assertThat(MlflowReader.status(done)).isEqualTo("FINISHED");
    assertThat(done.path("info").path("end_time").asLong()).isEqualTo(TestingRun.CREATED + 210);
    String before = reader.everything(experiment);
    Files.delete(stateFile());
    sync.sync(run.folder(), server.address());
    assertThat(reader.everything(experiment)).isEqualTo(before);
  }

  @Test
  void aRunWhoseProcessVanishedIsMarkedAsKilled() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment);
    Path journal = run.folder().cellJournal(TestingRun.CAT);
    try (Journal open = Journal.open(journal)) {
      open.append(new JournalEvent.Started(TestingRun.CREATED + 10, 1));
      sync.sync(run.folder(), server.address());
      assertThat(MlflowReader.status(reader.runs(experiment).get(CAT))).isEqualTo("RUNNING");
    }
    sync.sync(run.folder(), server.address());

    JsonNode cat = reader.runs(experiment).get(CAT);
    assertThat(MlflowReader.status(cat)).isEqualTo("KILLED");
    assertThat(MlflowReader.tag(cat, "oddity.reason")).contains("process ended");
    assertThat(sync.sync(run.folder(), server.address())).isEqualTo(NOTHING);
  }

  @Test
  void aRunThatWasDeletedOnTheServerIsMadeAnew() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    sync.sync(run.folder(), server.address());
    String before = reader.everything(experiment);
    String id = MlflowReader.id(reader.runs(experiment).get(CAT));
    reader.post("runs/delete", "{\"run_id\":\"" + id + "\"}");

    assertThat(sync.sync(run.folder(), server.address()).runs()).isEqualTo(1);

    String newId = MlflowReader.id(reader.runs(experiment).get(CAT));
    assertThat(newId).isNotEqualTo(id);
    assertThat(reader.everything(experiment)).isEqualTo(before.replace(id, newId));
  }

  @Test
  void aDeletedExperimentIsNamed() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    sync.sync(run.folder(), server.address());
    String id = reader.runs(experiment).get(CAT).path("info").path("experiment_id").asText();
    reader.post("experiments/delete", "{\"experiment_id\":\"" + id + "\"}");

    assertThatThrownBy(() -> sync.sync(run.folder(), server.address()))
        .isInstanceOf(MlflowException.class)
        .hasMessageContaining("experiment " + experiment + " was deleted");
  }

  @Test
  void oneOfTwoEqualRunsIsDeleted() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    sync.sync(run.folder(), server.address());
    String before = reader.everything(experiment);
    JsonNode cat = reader.runs(experiment).get(CAT);
    reader.post(
        "runs/create",
        "{\"experiment_id\":\""
            + cat.path("info").path("experiment_id").asText()
            + "\",\"tags\":[{\"key\":\"oddity.run\",\"value\":\""
            + MlflowReader.tag(cat, "oddity.run")
            + "\"},{\"key\":\"oddity.cell\",\"value\":\"cat0001\"}]}");
    assertThat(reader.search(experiment)).hasSize(4);

    sync.sync(run.folder(), server.address());

    assertThat(reader.everything(experiment)).isEqualTo(before);
  }

  @Test
  void whatTheServerDoesNotTakeIsFittedOrSkippedAndTheRestArrives() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment);
    List<JournalEvent> events = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      events.add(new JournalEvent.Param(1, "param-" + i, "x".repeat(2_000)));
      events.add(new JournalEvent.Tag(1, "tag-" + i, "Ω".repeat(2_000)));
    }
    for (int i = 0; i < 2_500; i++) {
      events.add(new JournalEvent.Metric(1, "loss", i, i));
    }
    events.add(new JournalEvent.Metric(1, "layer[0]/weights", 1, 0));
    events.add(new JournalEvent.Metric(1, "../up", 1, 0));
    events.add(new JournalEvent.Metric(1, "k".repeat(300), 1, 0));
    events.add(new JournalEvent.Metric(1, "infinite", Double.POSITIVE_INFINITY, 0));
    events.add(new JournalEvent.Param(1, "long", "😀".repeat(5_000)));
    events.add(new JournalEvent.Artifact(1, "gone.png", "figure"));
    events.add(new JournalEvent.Artifact(1, "../../config.yaml", "figure"));
    events.add(new JournalEvent.Artifact(1, "what#now.txt", "figure"));
    Files.createDirectories(run.folder().cell(TestingRun.CAT));
    Files.writeString(run.folder().cell(TestingRun.CAT).resolve("what#now.txt"), "x");
    events.add(new JournalEvent.Finished(2, Status.FINISHED, ""));
    TestingRun.append(
        run.folder().cellJournal(TestingRun.CAT), events.toArray(new JournalEvent[0]));

    SyncResult result = sync.sync(run.folder(), server.address());

    JsonNode cat = reader.runs(experiment).get(CAT);
    assertThat(cat.path("data").path("params")).hasSize(251);
    assertThat(MlflowReader.param(cat, "param-249")).hasSize(2_000);
    assertThat(MlflowReader.tag(cat, "tag-249")).hasSize(2_000);
    assertThat(reader.history(cat, "loss")).hasSize(2_500);
    assertThat(reader.history(cat, "layer_0_/weights")).hasSize(1);
    assertThat(reader.history(cat, "up")).hasSize(1);
    assertThat(reader.history(cat, "k".repeat(250))).hasSize(1);
    assertThat(MlflowReader.tag(cat, "oddity.not-finite")).isEqualTo("infinite");
    assertThat(MlflowReader.status(cat)).isEqualTo("FINISHED");
    assertThat(result.skipped())
        .hasSize(3)
        .anyMatch(line -> line.contains("gone.png"))
        .anyMatch(line -> line.contains("config.yaml"))
        .anyMatch(line -> line.contains("what#now.txt"));
    String before = reader.everything(experiment);
    Files.delete(stateFile());
    sync.sync(run.folder(), server.address());
    assertThat(reader.everything(experiment)).isEqualTo(before);
  }

  @Test
  void answersThatAreLostLeaveNothingTwice() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    Timing quick = TestingTiming.QUICK;
    try (TestingProxy proxy = TestingProxy.before(server.address(), losingAnswers())) {
      MlflowSync patient = new MlflowSync(MlflowCredentials.NONE, quick);
      boolean done = false;
      for (int i = 0; i < 100 && !done; i++) {
        try {
          patient.sync(run.folder(), proxy.address());
          done = true;
        } catch (MlflowException e) {
          assertThat(e.kind()).isEqualTo(MlflowException.Kind.FAILING);
        }
      }
      assertThat(done).isTrue();
    }
    String mirrored = reader.everything(experiment);

    sync.sync(run.folder(), server.address());

    assertThat(reader.runs(experiment)).hasSize(3);
    assertThat(reader.everything(experiment)).isEqualTo(mirrored);
    assertThat(reader.history(reader.runs(experiment).get(CAT), "train/loss")).hasSize(3);
  }

  @Test
  void twoAtOnceAreRefused() throws IOException {
    TestingRun run = TestingRun.of(folder, experiment).complete();
    try (MlflowMirror first = sync.mirror(run.folder(), server.address())) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> sync.sync(run.folder(), server.address()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another process is mirroring");
    }
  }

  /** Does all that is asked and then says, at random, that it failed; creation fails at first. */
  private static TestingProxy.Behaviour losingAnswers() {
    SplittableRandom random = new SplittableRandom(1);
    AtomicInteger created = new AtomicInteger();
    return (request, go) -> {
      TestingProxy.Answer answer = go.go();
      boolean lost =
          request.contains("/create") ? created.incrementAndGet() % 4 != 0 : lost(random);
      return lost ? new TestingProxy.Answer(500, "lost".getBytes(UTF_8)) : answer;
    };
  }

  private static synchronized boolean lost(SplittableRandom random) {
    return random.nextInt(3) == 0;
  }

  private Path stateFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("mlflow"))) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }
}
