package org.oddity.tracking.mlflow;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.ExperimentRecord;

/** Writes what a run is, in Markdown, for the head of its page. */
final class Notes {
  private Notes() {}

  static String of(ExperimentRecord record) {
    return Names.tagValue(
        (record.description().isBlank() ? "" : record.description() + "\n\n")
            + "| | |\n|---|---|\n"
            + row("Protocol", record.protocol())
            + row("Datasets", distinct(record, CellRecord::dataset))
            + row("Tasks", distinct(record, CellRecord::task))
            + row("Detectors", distinct(record, CellRecord::detector))
            + row("Seeds", distinct(record, cell -> Long.toString(cell.seed())))
            + row("Cells", Integer.toString(record.cells().size()))
            + record.environment().entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining()));
  }

  static String of(ExperimentRecord record, CellRecord cell) {
    return Names.tagValue(
        "One cell of **"
            + record.name()
            + "**.\n\n| | |\n|---|---|\n"
            + row("Detector", cell.detector() + (cell.oracle() ? " (looks at test labels)" : ""))
            + row("Dataset", cell.dataset())
            + row("Task", cell.task())
            + row("Protocol", record.protocol())
            + row("Seed", Long.toString(cell.seed())));
  }

  private static String row(String name, String value) {
    return "| " + escaped(name) + " | " + escaped(value) + " |\n";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\s+", " ");
  }

  private static String distinct(ExperimentRecord record, Function<CellRecord, String> what) {
    List<String> names = record.cells().stream().map(what).distinct().toList();
    return String.join(", ", names);
  }
}
