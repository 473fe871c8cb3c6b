package org.oddity.experiment.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExperimentConfig;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.protocol.Task;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

class ExperimentRunTest {
  private static final String CONFIG =
      "{name: test, dataset: pixels, protocol: one-vs-rest, detectors: {mean: {detector: mean}}}";

  @TempDir Path folder;

  private CellSpec cell(Map<String, Object> explanation) {
    return new CellSpec(
        new CellRecord("id", "pixels", "cat", 1, "mean", false, 1),
        folder.resolve("cells/id").toString(),
        folder.toString(),
        "pixels",
        Map.of(),
        Map.of("kind", "one-vs-rest"),
        new Task(1, "cat", 1),
        "mean",
        Map.of(),
        Map.of(),
        explanation,
        false,
        true,
        0);
  }

  private List<CellSpec> remaining(CellSpec cell) {
    ExperimentPlan plan =
        new ExperimentPlan(
            RecordBinder.bindOrThrow(
                YamlReader.readText(CONFIG, "experiment"), "", ExperimentConfig.class),
            List.of(),
            List.of(),
            List.of());
    try (ExperimentRun run =
        ExperimentRun.open(plan, List.of(cell), new RunFolder(folder), Map.of(), "run")) {
      return run.remaining(false);
    }
  }

  private void write(JournalEvent... events) {
    Path file = new RunFolder(folder).cell(cell(Map.of()).record()).resolve("journal.jsonl");
    try (Journal journal = Journal.open(file)) {
      for (JournalEvent event : events) {
        journal.append(event);
      }
    }
  }

  @Test
  void aCellThatLacksTheExplanationAskedForIsDoneAgain() {
    CellSpec plain = cell(Map.of());
    CellSpec explained = cell(Map.of("method", "grad-cam"));
    assertThat(remaining(plain)).containsExactly(plain);
    JournalEvent finished = new JournalEvent.Finished(2, JournalEvent.Status.FINISHED, "");
    write(new JournalEvent.Started(1, 1), finished);
    assertThat(remaining(plain)).isEmpty();
    assertThat(remaining(explained)).containsExactly(explained.after(1));
    write(
        new JournalEvent.Started(3, 2),
        new JournalEvent.Tag(4, ExplainedCell.TAG, "Grad-CAM at a layer"),
        finished);
    assertThat(remaining(explained)).isEmpty();
  }
}
