package org.oddity.report.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.canvas.Svg;
import org.oddity.report.plot.CriticalDifferencePlot;
import org.oddity.report.run.RunResults;

/** The files that hold a run's tables. */
public final class TableFiles {
  private static final String DIAGRAM = "critical-difference";

  private TableFiles() {}

  /** Returns the tables and the diagram of a run as texts by the names of their files. */
  public static Map<String, String> of(RunResults results, PublishedTables published) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<ResultTable> auroc = ResultTables.of(results, TableMetric.AUROC, published);
    texts.put("table.md", markdown(auroc));
    for (ResultTable table : auroc) {
      texts.put("table" + ending(table, auroc.size()) + ".csv", CsvTable.wide(table));
    }
    texts.put("cells.csv", CsvTable.cells(results));
    String confusion = ClassConfusionTable.csv(results);
    if (!confusion.isEmpty()) {
      texts.put("class-confusion.csv", confusion);
    }
    String decisions = DecisionTables.markdown(results);
    if (!decisions.isEmpty()) {
      texts.put("decisions.md", decisions);
    }
    for (TableMetric metric : TableMetric.values()) {
      for (ResultTable table : ResultTables.of(results, metric, published)) {
        if (!metric.ofSome() || table.hasValues()) {
          String name = metric.slug() + ending(table, auroc.size());
          texts.put("tables/" + name + ".json", MlflowTable.of(table));
        }
      }
    }
    for (ResultTable table : auroc) {
      Ranks.of(table)
          .ifPresent(
              ranks ->
                  texts.put(
                      DIAGRAM + ending(table, auroc.size()) + ".svg",
                      Svg.file(new CriticalDifferencePlot(ranks))));
    }
    return texts;
  }

  /** Returns whether a file is a diagram of ranks. */
  public static boolean isDiagram(String file) {
    return file.startsWith(DIAGRAM);
  }

  private static String markdown(List<ResultTable> tables) {
    return tables.stream()
        .map(
            table ->
                (tables.size() == 1 ? "" : "### " + MarkdownTable.escape(table.dataset()) + "\n\n")
                    + MarkdownTable.of(table))
        .collect(Collectors.joining("\n"));
  }

  private static String ending(ResultTable table, int datasets) {
    return datasets == 1 ? "" : "-" + table.dataset().replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
