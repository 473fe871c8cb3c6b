package org.oddity.experiment.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.protocol.Task;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

class CellReuseTest {
  @TempDir Path root;

  private RunFolder source() {
    return new RunFolder(root.resolve("source"));
  }

  private RunFolder target() {
    return new RunFolder(root.resolve("target"));
  }

  private CellSpec cell(String id, boolean saveModel) {
    return new CellSpec(
        new CellRecord(id, "pixels", "cat", 1, "mean", false, 1),
        root.resolve("target/cells").resolve(id).toString(),
        root.toString(),
        "pixels",
        Map.of(),
        Map.of("kind", "one-vs-rest"),
        new Task(1, "cat", 1),
        "mean",
        Map.of(),
        Map.of(),
        Map.of(),
        saveModel,
        true,
        0);
  }

  private void write(RunFolder run, String id, JournalEvent.Status status) throws IOException {
    Path folder = Files.createDirectories(run.cell(cell(id, false).record()));
    Files.writeString(folder.resolve("scores.csv"), "index,class,anomalous,score\n");
    Files.writeString(Files.createDirectories(folder.resolve("figures")).resolve("roc.png"), "roc");
    Files.writeString(folder.resolve("left-over.txt"), "of an earlier attempt");
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      journal.append(new JournalEvent.Started(1, 1));
      journal.append(new JournalEvent.Metric(2, "test/auroc", 0.75, 0));
      journal.announce("scores.csv", "scores");
      journal.announce("figures/roc.png", "figure");
      journal.append(new JournalEvent.Finished(3, status, ""));
    }
  }

  private int take(CellSpec... wanted) {
    return new CellReuse(target()).take(source(), List.of(wanted));
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> folders = Files.list(root.resolve("target/cells"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void takesAFinishedCellWithItsFilesAndSaysWhereItCameFrom() throws IOException {
    write(source(), "a", JournalEvent.Status.FINISHED);
    CellSpec cell = cell("a", false);
    assertThat(take(cell, cell("absent", false))).isEqualTo(1);
    CellState state = target().state(cell.record());
    assertThat(state.done()).isTrue();
    assertThat(state.metrics()).containsEntry("test/auroc", 0.75);
    assertThat(state.tags()).containsEntry(CellReuse.TAG, "source");
    assertThat(target().cell(cell.record()).resolve("figures/roc.png")).hasContent("roc");
    assertThat(target().cell(cell.record()).resolve("left-over.txt")).doesNotExist();
    assertThat(source().state(cell.record()).tags()).as("the other stays as it was").isEmpty();
    assertThat(take(cell)).as("a second time").isZero();
  }

  @Test
  void leavesWhatIsNotFinishedNotWholeOrBegunHere() throws IOException {
    write(source(), "failed", JournalEvent.Status.FAILED);
    write(source(), "tidied", JournalEvent.Status.FINISHED);
    Files.delete(source().cell(cell("tidied", false).record()).resolve("figures/roc.png"));
    write(source(), "begun", JournalEvent.Status.FINISHED);
    write(target(), "begun", JournalEvent.Status.KILLED);
    assertThat(take(cell("failed", false), cell("tidied", false), cell("begun", false))).isZero();
    assertThat(folders()).containsExactly("begun");
  }

  @Test
  void aCellWithoutTheModelAskedForIsComputed() throws IOException {
    write(source(), "a", JournalEvent.Status.FINISHED);
    CellSpec cell = cell("a", true);
    assertThat(take(cell)).isZero();
    Path model = source().cell(cell.record()).resolve(ModelStore.FILE);
    Files.writeString(Files.createDirectories(model.getParent()).resolve("detector.json"), "{}");
    assertThat(take(cell)).isEqualTo(1);
    assertThat(target().cell(cell.record()).resolve(ModelStore.FILE)).hasContent("{}");
  }

  @Test
  void removesWhatAKilledProcessLeft() throws IOException {
    Path left = root.resolve("target/cells/.a.1234.part/figures");
    Files.writeString(Files.createDirectories(left).resolve("roc.png"), "half");
    write(source(), "a", JournalEvent.Status.FINISHED);
    take(cell("a", false));
    assertThat(folders()).containsExactly("a");
  }
}
