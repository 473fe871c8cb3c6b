package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.ImageShape;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.SameImages;
import org.oddity.explanation.ExplanationMap;
import org.oddity.report.ReportModule;
import org.oddity.report.figure.CellFigures;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Status;
import org.oddity.tracking.RunFolder;

final class MlflowSyncTest {
  private static final SyncResult NOTHING = new SyncResult(0, 0, 0, List.of());
  private static final String CAT = "kde · cat · seed 1";
  private static final String DOG = "oc-svm · dog · seed 2";

  @RegisterExtension static final TestingMlflow mlflow = new TestingMlflow();

  @TempDir Path folder;
  private final MlflowSync sync = new MlflowSync(MlflowCredentials.NONE);

  @Test
  void aRunFolderBecomesAParentRunAndARunForEachCell() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();

    SyncResult result = sync.sync(run.folder(), mlflow.address());

    Map<String, JsonNode> runs = mlflow.runs();
    String parentName = mlflow.experiment() + " · 2026-09-21 14:13";
    assertThat(runs).containsOnlyKeys(parentName, CAT, DOG);
    JsonNode parent = runs.get(parentName);
    JsonNode cat = runs.get(CAT);
    JsonNode dog = runs.get(DOG);
    assertThat(MlflowReader.status(parent)).isEqualTo("FINISHED");
    assertThat(MlflowReader.tag(parent, "mlflow.parentRunId")).isNull();
    assertThat(MlflowReader.tag(parent, "mlflow.note.content"))
        .contains("Two classes of CIFAR-10", "| Detectors | kde, oc-svm |");
    assertThat(mlflow.reader().files(parent).keySet())
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
    assertThat(mlflow.reader().history(cat, "train/loss"))
        .containsExactly(
            "0:" + (TestingRun.CREATED + 13) + ":0.9",
            "1:" + (TestingRun.CREATED + 14) + ":0.5",
            "2:" + (TestingRun.CREATED + 15) + ":0.4");
    assertThat(MlflowReader.status(dog)).isEqualTo("FAILED");
    assertThat(MlflowReader.tag(dog, "oddity.reason")).isEqualTo("scores are constant");
    assertThat(MlflowReader.tag(dog, "oddity.not-finite")).isEqualTo("auc");
    assertThat(mlflow.reader().history(dog, "auc")).isEmpty();
    assertThat(result.runs()).isEqualTo(3);
    assertThat(result.metrics()).isEqualTo(6);
    assertThat(result.artifacts()).isEqualTo(4 + 7);
    assertThat(result.skipped()).isEmpty();
  }

  @Test
  void filesTablesAndDatasetsArriveAsTheyAre() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());

    JsonNode cat = mlflow.runs().get(CAT);
    assertThat(mlflow.reader().file(cat, "tables/auc.json"))
        .isEqualTo(TestingRun.TABLE.getBytes(UTF_8));
    assertThat(mlflow.reader().file(cat, "images/whole-run/lowest.png")).isEqualTo(TestingRun.PNG);
    assertThat(mlflow.reader().file(cat, "figures/roc%20100%25%20%2B%C3%A9.txt"))
        .isEqualTo("curve".getBytes(UTF_8));
    assertThat(MlflowReader.tag(cat, "mlflow.loggedArtifacts"))
        .isEqualTo("[{\"path\":\"tables/auc.json\",\"type\":\"table\"}]");
    assertThat(MlflowReader.tag(cat, "mlflow.loggedImages")).isEqualTo("True");
    assertThat(mlflow.reader().files(cat).keySet())
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
  void aSecondSyncSendsNothing() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());
    String before = mlflow.everything();

    assertThat(sync.sync(run.folder(), mlflow.address())).isEqualTo(NOTHING);
    assertThat(mlflow.everything()).isEqualTo(before);
  }

  @Test
  void aSyncWithoutWhatItRemembersChangesNothing() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());
    String before = mlflow.everything();
    Path state = run.stateFile();

    Files.delete(state);
    sync.sync(run.folder(), mlflow.address());
    assertThat(mlflow.everything()).isEqualTo(before);

    Files.writeString(state, "{\"server\":");
    sync.sync(run.folder(), mlflow.address());
    assertThat(mlflow.everything()).isEqualTo(before);

    Files.writeString(
        state, Files.readString(state).replaceAll("\"bytes\" : \\d+", "\"bytes\" : 1000000"));
    sync.sync(run.folder(), mlflow.address());
    assertThat(mlflow.everything()).isEqualTo(before);
  }

  @Test
  void aFolderThatWasMovedMeetsItsRunsAgain() throws IOException {
    TestingRun run = TestingRun.of(folder.resolve("here"), mlflow.experiment()).complete();
    sync.sync(run.folder(), mlflow.address());
    String before = mlflow.everything();
    Path there = folder.resolve("there");
    Files.move(folder.resolve("here"), there);

    assertThat(sync.sync(new RunFolder(there), mlflow.address())).isEqualTo(NOTHING);
    assertThat(mlflow.everything()).isEqualTo(before);
  }

  @Test
  void picturesThatExplainScoresLieAmongTheFiles() throws IOException {
    TestingRun run = TestingRun.of(folder, mlflow.experiment());
    Path cell = run.folder().cell(TestingRun.CAT);
    try (Journal journal = Journal.open(run.folder().cellJournal(TestingRun.CAT))) {
      journal.append(new JournalEvent.Started(TestingRun.CREATED + 10, 1));
      explain(cell, journal);
      journal.append(new JournalEvent.Finished(TestingRun.CREATED + 40, Status.FINISHED, ""));
    }

    SyncResult result = sync.sync(run.folder(), mlflow.address());

    Map<String, String> places =
        Map.of(
            AttendedCell.PATH, "images/whole-run/attention.png",
            ExplainedCell.PATH, "images/whole-run/explanation.png",
            SameImages.IMAGES, "images/same-images/images.png",
            SameImages.EXPLANATION, "images/same-images/explanation.png",
            SameImages.ATTENTION, "images/same-images/attention.png",
            SameImages.TABLE, "same-images.csv");
    assertThat(result.skipped()).isEmpty();
    JsonNode cat = mlflow.runs().get(CAT);
    assertThat(mlflow.reader().files(cat).keySet())
        .containsExactlyInAnyOrderElementsOf(places.values());
    for (Map.Entry<String, String> place : places.entrySet()) {
      assertThat(mlflow.reader().file(cat, place.getValue()))
          .as(place.getKey())
          .isEqualTo(Files.readAllBytes(cell.resolve(place.getKey())));
    }
  }

  /** Draws and announces, as a run does, attention maps and explanations of two grey images. */
  private static void explain(Path folder, Journal journal) {
    CellFigures figures = Guice.createInjector(new ReportModule()).getInstance(CellFigures.class);
    ImageBatch images = ImageBatch.wrap(new ImageShape(4, 4, 1), new float[2 * 16]);
    double[] scores = {0.25, 0.75};
    ExplanationMap map = new ExplanationMap(1, 1, new float[] {1});
    List<ExplanationMap> maps = List.of(map, map);
    ImageGrid grid = ImageGrid.of(ImageGrid.row("images", images));
    figures.attended(new AttendedCell(TestingRun.CAT, folder, grid, journal));
    SameImages same =
        new SameImages(
            new int[] {0, 1},
            new int[] {3, 5},
            new boolean[] {false, true},
            images,
            scores,
            maps,
            Optional.of(images));
    figures.explained(
        new ExplainedCell(
            TestingRun.CAT,
            folder,
            "Grad-CAM",
            List.of(new ExplainedCell.Side("normal", images, scores, List.of(), maps)),
            same,
            journal));
  }
}
