package org.oddity.report.publish;

import static org.oddity.report.table.MarkdownTable.escape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.plot.Numbers;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.report.table.DecisionTables;
import org.oddity.report.table.DetectorCost;
import org.oddity.report.table.MarkdownTable;
import org.oddity.report.table.ResultTable;
import org.oddity.report.table.ResultTables;
import org.oddity.report.table.TableFiles;
import org.oddity.report.table.TableMetric;

/** Says what a published run is, how it was made and what it found. */
final class Readme {
  private Readme() {}

  static String of(
      RunResults results,
      PublishedTables published,
      String command,
      Set<String> files,
      PublishedComparison comparison,
      List<PublishedPictures.Picture> pictures) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escape(results.experiment().name())).append("\n\n");
    if (!results.experiment().description().isBlank()) {
      text.append(escape(results.experiment().description())).append("\n\n");
    }
    text.append("    ").append(command.replaceAll("\\s+", " ").strip()).append("\n\n");
    text.append(facts(results)).append('\n');
    List<ResultTable> tables = ResultTables.of(results, TableMetric.AUROC, published);
    for (ResultTable table : tables) {
      String dataset = tables.size() == 1 ? "" : " on " + escape(table.dataset());
      text.append("## AUROC").append(dataset).append("\n\n");
      text.append(MarkdownTable.of(table)).append('\n');
    }
    for (TableMetric metric : TableMetric.values()) {
      for (ResultTable table : ResultTables.of(results, metric, published)) {
        if (metric.ofSome() && table.hasValues()) {
          String dataset = tables.size() == 1 ? "" : " on " + escape(table.dataset());
          text.append("## ").append(metric.title()).append(dataset).append("\n\n");
          text.append(MarkdownTable.of(table)).append('\n');
        }
      }
    }
    String decisions = DecisionTables.markdown(results);
    if (!decisions.isEmpty()) {
      text.append("## Decisions\n\n").append(decisions);
    }
    for (String diagram : files.stream().filter(TableFiles::isDiagram).toList()) {
      text.append("![Average ranks over tasks](").append(diagram).append(")\n\n");
    }
    for (PublishedPictures.Picture picture : pictures) {
      String title = escape(picture.title());
      text.append(title).append(":\n\n");
      text.append("![").append(title).append("](").append(picture.file()).append(")\n\n");
    }
    text.append(costs(results));
    text.append(failures(results));
    text.append(warnings(results));
    text.append("## Files\n\n");
    text.append(
        "- [report.html](report.html): the report as one page, without images of the dataset\n");
    text.append(
        "- [config.yaml](config.yaml): the resolved config, without the folders of the machine\n");
    text.append(comparison.inListOfFiles());
    text.append("- `cells.csv`: every cell's figures; `table*.csv`: the table in full precision\n");
    text.append("- `figures/`: ROC curves per task, of each detector's first seed\n");
    if (!pictures.isEmpty()) {
      text.append("- `pictures/`: of the first task and seed, maps at half their size\n");
    }
    return text.toString();
  }

  private static String facts(RunResults results) {
    StringBuilder text = new StringBuilder("| | |\n|---|---|\n");
    String date =
        DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .format(Instant.ofEpochMilli(results.experiment().created()).atOffset(ZoneOffset.UTC));
    String seeds =
        results.cells().stream()
            .map(cell -> Long.toString(cell.cell().seed()))
            .distinct()
            .collect(Collectors.joining(", "));
    fact(text, "date", date);
    fact(text, "protocol", results.experiment().protocol());
    fact(text, "seeds", seeds);
    fact(
        text,
        "cells",
        results.count(CellResult.Outcome.DONE) + " of " + results.cells().size() + " done");
    fact(text, "computing time, all cells together", Numbers.duration(results.seconds()));
    fact(text, "config, SHA-256", results.experiment().configHash());
    results.experiment().environment().forEach((name, value) -> fact(text, name, value));
    return text.toString();
  }

  private static void fact(StringBuilder text, String name, String value) {
    text.append(MarkdownTable.line(List.of(escape(name), escape(value))));
  }

  private static String costs(RunResults results) {
    StringBuilder text = new StringBuilder("## Time and memory\n\n");
    text.append(
        MarkdownTable.line(
            List.of("detector", "cells", "data", "fit", "score", "localise", "peak memory")));
    text.append("|---").append("|---:".repeat(6)).append("|\n");
    for (DetectorCost cost : DetectorCost.of(results)) {
      text.append(
          MarkdownTable.line(
              List.of(
                  escape(cost.detector()),
                  Integer.toString(cost.cells()),
                  cost.data(),
                  cost.fit(),
                  cost.score(),
                  cost.localise(),
                  cost.memory())));
    }
    text.append(
        "\nMeans over a detector's cells. Memory is the most that a worker held during one");
    return text.append(" of them, with what earlier cells left it.\n\n").toString();
  }

  private static String failures(RunResults results) {
    String lines =
        results.cells().stream()
            .filter(cell -> cell.outcome() == CellResult.Outcome.FAILED)
            .map(cell -> "- " + escape(cell.cell().title()) + ": " + escape(cell.reason()) + "\n")
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : "## What failed\n\n" + lines + "\n";
  }

  private static String warnings(RunResults results) {
    String lines =
        results.cells().stream()
            .flatMap(
                cell ->
                    cell.warnings().stream()
                        .map(text -> "- " + escape(cell.cell().title()) + ": " + escape(text)))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : "## What trainings warned of\n\n" + lines + "\n";
  }
}
