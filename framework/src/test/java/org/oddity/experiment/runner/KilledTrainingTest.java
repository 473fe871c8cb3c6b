package org.oddity.experiment.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.protocol.Task;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** A real worker process that is killed in the middle of a training. */
@Timeout(180)
class KilledTrainingTest {
  private static final int HEAP_MEBIBYTES = 256;
  private static final int EPOCHS = 12;
  private static final Pattern EPOCH = Pattern.compile("epoch (\\d+)/.*");

  private static final Map<String, Object> OPTIONS =
      Map.of(
          "pause-millis",
          60,
          "training",
          Map.of(
              "epochs", EPOCHS,
              "batch-size", 20,
              "optimiser", Map.of("kind", "adam", "learning-rate", 0.01),
              "augment", List.of(Map.of("kind", "noise", "deviation", 0.01)),
              "model", "best",
              "images-at", List.of(1, 3, EPOCHS),
              "checkpoint", Map.of("kind", "epochs", "every", 1)));

  @TempDir Path root;
  private final AtomicInteger killFrom = new AtomicInteger(EPOCHS + 1);

  private final RunObserver observer =
      new RunObserver() {
        @Override
        public void progress(CellRecord cell, double fraction, String activity) {
          Matcher epoch = EPOCH.matcher(activity);
          if (epoch.matches() && Integer.parseInt(epoch.group(1)) >= killFrom.get()) {
            killWorkers();
          }
        }

        @Override
        public void finished(CellRecord cell, double seconds, String reason) {}
      };

  private static void killWorkers() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private int run(CellSpec cell) {
    WorkerCommand command =
        WorkerCommand.of(
            WorkerProgram.ofThisProcess(TestingWorkerMain.class.getName(), List.of()),
            new Resources(1, 1, HEAP_MEBIBYTES),
            root);
    return new LocalRunner(command, 1, root.resolve("workers"), observer).run(List.of(cell));
  }

  private CellSpec cell(String id) {
    CellRecord record = new CellRecord(id, "pixels", "cat", 1, "autoencoder", false, 1);
    return new CellSpec(
        record,
        new RunFolder(root).cell(record).toString(),
        root.toString(),
        "pixels",
        Map.of(),
        Map.of("kind", "one-vs-rest", "normal", List.of("cat")),
        new Task(1, "cat", 1),
        "autoencoder",
        OPTIONS,
        Map.of("bootstrap-rounds", 100),
        Map.of(),
        false,
        true,
        0);
  }

  private CellState state(CellSpec cell) {
    return new RunFolder(root).state(cell.record());
  }

  private static List<String> losses(CellState state) {
    return state.history().stream()
        .filter(metric -> metric.key().matches("training/(validation-)?loss"))
        .map(metric -> metric.key() + " " + metric.step() + " " + metric.value())
        .toList();
  }

  private static String content(CellSpec cell, String file) throws IOException {
    return Files.readString(Path.of(cell.folder()).resolve(file));
  }

  @Test
  void goesOnWhereItWasAndEndsWithTheSameBits() throws IOException {
    CellSpec whole = cell("whole");
    assertThat(run(whole)).isZero();
    assertThat(losses(state(whole))).hasSize(2 * EPOCHS);

    CellSpec cut = cell("cut");
    killFrom.set(4);
    assertThat(run(cut)).isEqualTo(1);
    assertThat(state(cut).finished().orElseThrow().reason()).contains("killed (signal 9)");
    int before = losses(state(cut)).size();
    assertThat(before).isBetween(6, 2 * EPOCHS - 1);
    assertThat(Path.of(cut.folder()).resolve("checkpoints/training.safetensors")).exists();

    killFrom.set(EPOCHS + 1);
    assertThat(run(cut.after(1))).isZero();
    assertThat(content(cut, "scores.csv")).isEqualTo(content(whole, "scores.csv"));
    assertThat(losses(state(cut))).containsExactlyElementsOf(losses(state(whole)));
    assertThat(state(cut).artifacts())
        .extracting(JournalEvent.Artifact::path)
        .containsExactlyInAnyOrderElementsOf(
            state(whole).artifacts().stream().map(JournalEvent.Artifact::path).toList())
        .contains("images/training/reconstructions-step-1.png");
    for (int epoch : new int[] {1, 3, EPOCHS}) {
      String file = "images/training/reconstructions-step-" + epoch + ".png";
      assertThat(content(cut, file)).as(file).isEqualTo(content(whole, file));
    }
    assertThat(Path.of(cut.folder()).resolve("checkpoints")).doesNotExist();
  }
}
