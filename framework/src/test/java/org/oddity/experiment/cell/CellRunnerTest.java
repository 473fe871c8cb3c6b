package org.oddity.experiment.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.evaluation.ThresholdRule;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.Registry;
import org.oddity.experiment.ScoredCell;
import org.oddity.experiment.TestingDatasetFactory;
import org.oddity.experiment.TestingDetectorFactory;
import org.oddity.experiment.TestingTrainedDetectorFactory;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.experiment.protocol.Task;
import org.oddity.tensor.Parallelism;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

class CellRunnerTest {
  private static final Registry REGISTRY =
      new Registry(
          Map.of("pixels", new TestingDatasetFactory()),
          Map.of(
              "mean", new TestingDetectorFactory(),
              "autoencoder", new TestingTrainedDetectorFactory()),
          Map.of());

  private static final ModelStore STORE = new ModelStore(REGISTRY, new Parallelism(3));

  @TempDir Path folder;
  private final List<ScoredCell> heard = new ArrayList<>();

  private CellSpec spec(String behaviour) {
    return spec("mean", Map.of("behaviour", behaviour));
  }

  private CellSpec spec(String detector, Map<String, Object> options) {
    return new CellSpec(
        new CellRecord("id", "pixels", "bird", 0, "mean", false, 5),
        folder.toString(),
        folder.toString(),
        "pixels",
        Map.of(),
        Map.of("kind", "one-vs-rest", "normal", List.of("bird")),
        new Task(0, "bird", 0),
        detector,
        options,
        Map.of("bootstrap-rounds", 100),
        Map.of(),
        true,
        true,
        0);
  }

  /** Also where it has ended before. */
  private CellState run(String behaviour) {
    int ends = CellState.of(Journal.read(folder.resolve("journal.jsonl"))).ends();
    return run(spec(behaviour).after(ends));
  }

  private CellRunner runner() {
    return new CellRunner(REGISTRY, Set.of(heard::add), STORE);
  }

  private void write(JournalEvent... events) {
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      List.of(events).forEach(journal::append);
    }
  }

  private static JournalEvent end(JournalEvent.Status status, String reason) {
    return new JournalEvent.Finished(2, status, reason);
  }

  private CellState run(CellSpec spec) {
    runner().run(spec, CellProgress.NONE);
    return CellState.of(Journal.read(folder.resolve("journal.jsonl")));
  }

  @Test
  void writesDownAllThatHappens() throws IOException {
    CellState state = run("work");
    assertThat(state.done()).isTrue();
    assertThat(state.params())
        .containsEntry("detector", "mean")
        .containsEntry("task", "bird")
        .containsEntry("options.behaviour", "work")
        .containsEntry("images.train", "45")
        .containsEntry("images.test", "60")
        .containsEntry("classes", "bird,cat,dog");
    assertThat(state.metrics())
        .containsKeys(
            "test/auroc",
            "test/aupr",
            "test/threshold",
            "time/fit-seconds",
            "time/score-seconds",
            "fit/mean",
            "memory/peak-mib")
        .doesNotContainKey("fit/nothing");
    assertThat(state.tags()).containsEntry("fit/nothing", "NaN");
    assertThat(state.inputs())
        .extracting(JournalEvent.Input::context)
        .containsExactly("training", "testing");
    List<String> scores = Files.readAllLines(folder.resolve("scores.csv"));
    assertThat(scores.get(0)).isEqualTo("index,class,anomalous,score");
    assertThat(scores).hasSize(61);
    assertThat(scores.get(1)).startsWith("150,0,0,");
    assertThat(heard)
        .singleElement()
        .satisfies(cell -> assertThat(cell.scores().count()).isEqualTo(60));
  }

  @Test
  void givesTheSameScoresForTheSameSeed() throws IOException {
    run("work");
    String first = Files.readString(folder.resolve("scores.csv"));
    assertThat(run("work").started().orElseThrow().attempt()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("scores.csv"))).isEqualTo(first);
  }

  @Test
  void keepsTheFittedDetectorAndScoresWithItAgain() {
    run("work");
    SavedDetector loaded = STORE.load(folder.resolve("model"));
    assertThat(loaded.shape()).isEqualTo(new ImageShape(1, 1, 1));
    ScoredCell cell = heard.get(0);
    ImageBatch images = cell.test().labelled().images();
    assertThat(loaded.fitted().score(images).values()).isEqualTo(cell.scores().values());
    assertThat(loaded.threshold()).isEqualTo(cell.threshold());
    assertThat(loaded.threads()).hasValue(3);
    assertThat(loaded.title()).endsWith(" · " + cell.cell().title());
    double[] heldOut = loaded.heldOut().orElseThrow().scores();
    assertThat(new ThresholdRule.Quantile(0.95).threshold(heldOut)).isEqualTo(cell.threshold());
    assertThat(loaded.percentile(heldOut[heldOut.length - 1])).hasValue(100);
  }

  @Test
  void namesTheReasonOfAFailure() {
    CellState failed = run("fail");
    assertThat(failed.done()).isFalse();
    assertThat(failed.finished().orElseThrow().reason()).isEqualTo("asked to fail");
    CellState constant = run("constant");
    assertThat(constant.finished().orElseThrow().reason()).contains("all 60 scores are 0.0");
  }

  @Test
  void keepsTheTraceOfAnErrorInTheProgram() {
    CellState crashed = run("crash");
    assertThat(crashed.finished().orElseThrow().status()).isEqualTo(JournalEvent.Status.FAILED);
    assertThat(crashed.finished().orElseThrow().reason())
        .contains("asked to crash")
        .contains("error.txt");
    assertThat(folder.resolve("error.txt")).content().contains("IllegalStateException");
  }

  @Test
  void writesDownHowATrainingGoes() {
    CellState state = run(spec("autoencoder", Map.of()));
    assertThat(state.done()).isTrue();
    assertThat(state.metrics())
        .containsKeys(
            "training/loss",
            "training/validation-loss",
            "training/learning-rate",
            "training/images-per-second",
            "training/data-wait-seconds",
            "training/total-seconds");
    assertThat(folder.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void namesWhyATrainingFailedWithoutATrace() {
    Map<String, Object> sgd = Map.of("kind", "sgd", "learning-rate", 1e30);
    Map<String, Object> training = Map.of("epochs", 40, "batch-size", 8, "optimiser", sgd);
    CellState state = run(spec("autoencoder", Map.of("training", training)));
    assertThat(state.finished().orElseThrow().status()).isEqualTo(JournalEvent.Status.FAILED);
    assertThat(state.finished().orElseThrow().reason())
        .startsWith("training stopped in epoch ")
        .contains("first in the result of layer");
    assertThat(folder.resolve("error.txt")).doesNotExist();
  }

  @Test
  void aStoppedTrainingCanGoOn() {
    CellSpec spec = spec("autoencoder", Map.of("stop-in", 2));
    new CellRunner(REGISTRY, Set.of(), STORE).run(spec, CellProgress.NONE);
    assertThat(Thread.interrupted()).isTrue();
    CellState state = CellState.of(Journal.read(folder.resolve("journal.jsonl")));
    assertThat(state.finished().orElseThrow().status()).isEqualTo(JournalEvent.Status.KILLED);
    assertThat(state.finished().orElseThrow().reason())
        .isEqualTo("training was stopped in epoch 2");
  }

  @Test
  void takesTheEndThatAnotherWorkerHasWrittenSince() {
    write(new JournalEvent.Started(1, 1), end(JournalEvent.Status.FAILED, "constant scores"));
    assertThat(runner().run(spec("work"), CellProgress.NONE)).isEqualTo("constant scores");
    write(new JournalEvent.Started(3, 2), end(JournalEvent.Status.FINISHED, ""));
    assertThat(runner().run(spec("work").after(1), CellProgress.NONE)).isEmpty();
    assertThat(folder.resolve("scores.csv")).doesNotExist();
  }

  @Test
  void runsAgainWhatEndedBeforeOrWasKilled() {
    write(new JournalEvent.Started(1, 1), end(JournalEvent.Status.FAILED, "out of memory"));
    write(new JournalEvent.Started(3, 2), end(JournalEvent.Status.KILLED, "stopped"));
    assertThat(run(spec("work").after(1)).done()).isTrue();
    assertThat(folder.resolve("scores.csv")).exists();
  }

  @Test
  void aKillIsNoEndWhateverWasBeforeIt() {
    write(new JournalEvent.Started(1, 1), end(JournalEvent.Status.KILLED, "stopped"));
    assertThat(run(spec("work")).done()).isTrue();
    write(new JournalEvent.Started(3, 3), end(JournalEvent.Status.KILLED, "stopped"));
    assertThat(run(spec("work")).started().orElseThrow().attempt()).isEqualTo(4);
  }

  @Test
  void waitsForTheWorkerOfAKilledRun() throws Exception {
    CompletableFuture<String> running;
    try (Journal held = Journal.open(folder.resolve("journal.jsonl"))) {
      running = CompletableFuture.supplyAsync(() -> runner().run(spec("work"), CellProgress.NONE));
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(running).isNotDone();
      held.append(new JournalEvent.Started(1, 1));
      held.append(end(JournalEvent.Status.FINISHED, ""));
    }
    assertThat(running.get()).isEmpty();
    assertThat(folder.resolve("scores.csv")).as("that worker had come to its end").doesNotExist();
  }

  @Test
  void takesUpACellThatWasCutOff() throws IOException {
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      journal.append(new JournalEvent.Started(1, 1));
      journal.append(new JournalEvent.Metric(2, "test/auroc", 0.1, 0));
    }
    Files.writeString(
        folder.resolve("journal.jsonl"),
        "{\"event\":\"metr",
        java.nio.file.StandardOpenOption.APPEND);
    CellState state = run("work");
    assertThat(state.done()).isTrue();
    assertThat(state.started().orElseThrow().attempt()).isEqualTo(2);
    assertThat(state.metrics().get("test/auroc")).isNotEqualTo(0.1);
  }
}
