package org.oddity.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.experiment.CanonicalJson;
import org.oddity.tracking.status.CellProgress;
import org.oddity.tracking.status.CellProgress.Stage;
import org.oddity.tracking.status.RunProgress;
import org.oddity.tracking.status.TrainingProgress;

/** Writes how far a run is as JSON, for programs. */
final class StatusJson {
  private StatusJson() {}

  static String of(String name, RunProgress progress, String metric, boolean everyCell) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", name);
    all.put("state", StatusText.word(progress.state()));
    all.put("reason", progress.reason());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      counts.put(StatusText.word(stage), progress.count(stage));
    }
    all.put("counts", counts);
    progress.secondsLeft().ifPresent(seconds -> all.put("seconds-left", seconds));
    if (everyCell) {
      all.put("cells", progress.cells().stream().map(cell -> cell(cell, metric)).toList());
    }
    return CanonicalJson.of(all);
  }

  private static Map<String, Object> cell(CellProgress progress, String metric) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("id", progress.cell().id());
    cell.put("dataset", progress.cell().dataset());
    cell.put("task", progress.cell().task());
    cell.put("detector", progress.cell().detector());
    cell.put("seed", progress.cell().seed());
    cell.put("stage", StatusText.word(progress.stage()));
    cell.put("reason", progress.reason());
    progress.value().ifPresent(value -> cell.put(metric, value));
    progress.training().ifPresent(training -> cell.put("training", training(training)));
    return cell;
  }

  private static Map<String, Object> training(TrainingProgress progress) {
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("phase", progress.phase());
    training.put("epoch", progress.epoch());
    progress.epochs().ifPresent(epochs -> training.put("epochs", epochs));
    progress.secondsLeft().ifPresent(seconds -> training.put("seconds-left", seconds));
    return training;
  }
}
