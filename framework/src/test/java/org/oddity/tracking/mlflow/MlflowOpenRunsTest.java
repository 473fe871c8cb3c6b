package org.oddity.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Status;

/** Runs that go on after they were sent. */
final class MlflowOpenRunsTest {
  private static final SyncResult NOTHING = new SyncResult(0, 0, 0, List.of());
  private static final String CAT = "kde · cat · seed 1";
  private static final String DOG = "oc-svm · dog · seed 2";

  @RegisterExtension static final TestingMlflow mlflow = new TestingMlflow();

  @TempDir Path folder;
  private final MlflowSync sync = new MlflowSync(MlflowCredentials.NONE);

  @Test
  void aTrainingTakenUpAgainShowsEveryEpochOnce() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment());
    Path journal = run.folder().cellJournal(TestingRun.CAT);
    Path images = journal.resolveSibling("images/training");
    Files.createDirectories(images);
    JournalEvent.Metric loss = new JournalEvent.Metric(91, "training/loss", 0.5, 1);
    JournalEvent.Artifact drawn = image(92, 1);
    Files.write(images.resolve("reconstructions-step-1.png"), TestingRun.PNG);
    TestingRun.append(journal, new JournalEvent.Started(90, 1), loss, drawn);
    sync.sync(run.folder(), mlflow.address());

    // As a cell does that goes on after its first epoch: what stands, then what is new.
    Files.write(images.resolve("reconstructions-step-2.png"), TestingRun.PNG);
    TestingRun.append(
        journal,
        new JournalEvent.Started(100, 2),
        loss,
        drawn,
        new JournalEvent.Metric(101, "training/loss", 0.25, 2),
        image(102, 2));
    sync.sync(run.folder(), mlflow.address());

    JsonNode cat = mlflow.runs().get(CAT);
    assertThat(mlflow.reader().history(cat, "training/loss"))
        .containsExactly("1:91:0.5", "2:101:0.25");
    assertThat(mlflow.reader().files(cat).keySet())
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
  void aCellThatIsRunAgainGoesOnInItsRun() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());
    String id = MlflowReader.id(mlflow.runs().get(DOG));
    Path journal = run.folder().cellJournal(TestingRun.DOG);

    try (Journal open = Journal.open(journal)) {
      open.append(new JournalEvent.Started(TestingRun.CREATED + 200, 2));
      open.append(new JournalEvent.Param(TestingRun.CREATED + 201, "nu", "0.2"));
      open.append(new JournalEvent.Metric(TestingRun.CREATED + 202, "auc", 0.58, 0));
      sync.sync(run.folder(), mlflow.address());

      JsonNode running = mlflow.runs().get(DOG);
      assertThat(MlflowReader.id(running)).isEqualTo(id);
      assertThat(MlflowReader.status(running)).isEqualTo("RUNNING");
      assertThat(MlflowReader.tag(running, "oddity.reason")).isNull();
      assertThat(MlflowReader.param(running, "nu")).isEqualTo("0.1");
      assertThat(MlflowReader.tag(running, "oddity.changed-param.nu")).isEqualTo("0.2");
      assertThat(mlflow.reader().history(running, "auc")).hasSize(1);

      open.append(new JournalEvent.Finished(TestingRun.CREATED + 210, Status.FINISHED, ""));
    }
    sync.sync(run.folder(), mlflow.address());

    JsonNode done = mlflow.runs().get(DOG);
    assertThat(MlflowReader.status(done)).isEqualTo("FINISHED");
    assertThat(done.path("info").path("end_time").asLong()).isEqualTo(TestingRun.CREATED + 210);
    String before = mlflow.everything();
    Files.delete(run.stateFile());
    sync.sync(run.folder(), mlflow.address());
    assertThat(mlflow.everything()).isEqualTo(before);
  }

  @Test
  void aRunWhoseProcessVanishedIsMarkedAsKilled() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment());
    Path journal = run.folder().cellJournal(TestingRun.CAT);
    try (Journal open = Journal.open(journal)) {
      open.append(new JournalEvent.Started(TestingRun.CREATED + 10, 1));
      sync.sync(run.folder(), mlflow.address());
      assertThat(MlflowReader.status(mlflow.runs().get(CAT))).isEqualTo("RUNNING");
    }
    sync.sync(run.folder(), mlflow.address());

    JsonNode cat = mlflow.runs().get(CAT);
    assertThat(MlflowReader.status(cat)).isEqualTo("KILLED");
    assertThat(MlflowReader.tag(cat, "oddity.reason")).contains("process ended");
    assertThat(sync.sync(run.folder(), mlflow.address())).isEqualTo(NOTHING);
  }
}
