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
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Status;

/** What a server has lost, holds twice or does not take. */
final class MlflowFaultsTest {
  private static final String CAT = "kde · cat · seed 1";

  @RegisterExtension static final TestingMlflow mlflow = new TestingMlflow();

  @TempDir Path folder;
  private final MlflowSync sync = new MlflowSync(MlflowCredentials.NONE);

  @Test
  void aRunThatWasDeletedOnTheServerIsMadeAnew() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());
    String before = mlflow.everything();
    String id = MlflowReader.id(mlflow.runs().get(CAT));
    mlflow.reader().post("runs/delete", "{\"run_id\":\"" + id + "\"}");

    assertThat(sync.sync(run.folder(), mlflow.address()).runs()).isEqualTo(1);

    String newId = MlflowReader.id(mlflow.runs().get(CAT));
    assertThat(newId).isNotEqualTo(id);
    assertThat(mlflow.everything()).isEqualTo(before.replace(id, newId));
  }

  @Test
  void aDeletedExperimentIsNamed() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());
    String id =
        mlflow
            .reader()
            .runs(mlflow.experiment())
            .get(CAT)
            .path("info")
            .path("experiment_id")
            .asText();
    mlflow.reader().post("experiments/delete", "{\"experiment_id\":\"" + id + "\"}");

    assertThatThrownBy(() -> sync.sync(run.folder(), mlflow.address()))
        .isInstanceOf(MlflowException.class)
        .hasMessageContaining("experiment " + mlflow.experiment() + " was deleted");
  }

  @Test
  void oneOfTwoEqualRunsIsDeleted() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());
    String before = mlflow.everything();
    JsonNode cat = mlflow.runs().get(CAT);
    mlflow
        .reader()
        .post(
            "runs/create",
            "{\"experiment_id\":\""
                + cat.path("info").path("experiment_id").asText()
                + "\",\"tags\":[{\"key\":\"oddity.run\",\"value\":\""
                + MlflowReader.tag(cat, "oddity.run")
                + "\"},{\"key\":\"oddity.cell\",\"value\":\"cat0001\"}]}");
    assertThat(mlflow.reader().search(mlflow.experiment())).hasSize(4);

    sync.sync(run.folder(), mlflow.address());

    assertThat(mlflow.everything()).isEqualTo(before);
  }

  @Test
  void whatTheServerDoesNotTakeIsFittedOrSkippedAndTheRestArrives() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment());
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

    SyncResult result = sync.sync(run.folder(), mlflow.address());

    JsonNode cat = mlflow.runs().get(CAT);
    assertThat(cat.path("data").path("params")).hasSize(251);
    assertThat(MlflowReader.param(cat, "param-249")).hasSize(2_000);
    assertThat(MlflowReader.tag(cat, "tag-249")).hasSize(2_000);
    assertThat(mlflow.reader().history(cat, "loss")).hasSize(2_500);
    assertThat(mlflow.reader().history(cat, "layer_0_/weights")).hasSize(1);
    assertThat(mlflow.reader().history(cat, "up")).hasSize(1);
    assertThat(mlflow.reader().history(cat, "k".repeat(250))).hasSize(1);
    assertThat(MlflowReader.tag(cat, "oddity.not-finite")).isEqualTo("infinite");
    assertThat(MlflowReader.status(cat)).isEqualTo("FINISHED");
    assertThat(result.skipped())
        .hasSize(3)
        .anyMatch(line -> line.contains("gone.png"))
        .anyMatch(line -> line.contains("config.yaml"))
        .anyMatch(line -> line.contains("what#now.txt"));
    String before = mlflow.everything();
    Files.delete(run.stateFile());
    sync.sync(run.folder(), mlflow.address());
    assertThat(mlflow.everything()).isEqualTo(before);
  }

  @Test
  void answersThatAreLostLeaveNothingTwice() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    Timing quick = TestingTiming.QUICK;
    try (TestingProxy proxy = TestingProxy.before(mlflow.address(), losingAnswers())) {
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
    String mirrored = mlflow.everything();

    sync.sync(run.folder(), mlflow.address());

    assertThat(mlflow.runs()).hasSize(3);
    assertThat(mlflow.everything()).isEqualTo(mirrored);
    assertThat(mlflow.reader().history(mlflow.runs().get(CAT), "train/loss")).hasSize(3);
  }

  @Test
  void twoAtOnceAreRefused() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    try (MlflowMirror first = sync.mirror(run.folder(), mlflow.address())) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> sync.sync(run.folder(), mlflow.address()))
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
}
