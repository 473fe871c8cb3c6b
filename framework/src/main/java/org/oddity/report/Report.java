package org.oddity.report;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.oddity.core.InvalidInputException;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.canvas.Svg;
import org.oddity.report.page.ReportPage;
import org.oddity.report.plot.CriticalDifferencePlot;
import org.oddity.report.run.RunResults;
import org.oddity.report.table.CsvTable;
import org.oddity.report.table.MarkdownTable;
import org.oddity.report.table.MlflowTable;
import org.oddity.report.table.Ranks;
import org.oddity.report.table.ResultTable;
import org.oddity.report.table.ResultTables;
import org.oddity.report.table.TableMetric;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.RunFolder;

/** Writes the report of a run, finished or not, below its {@code report} folder. */
public final class Report {
  private static final long MOST_BYTES = 15_000_000;

  @Inject
  Report() {}

  /**
   * Writes {@code index.html}, {@code table.md}, {@code table.csv}, {@code cells.csv}, {@code
   * tables/METRIC.json} and, where there is enough to rank, {@code critical-difference.svg}. With
   * several datasets the names of CSV, JSON and SVG files end in the dataset's.
   *
   * @param published where the tables that the experiment names are looked up
   * @return the files, {@code index.html} first
   * @throws InvalidInputException if it is not a run folder or holds files that cannot be read
   */
  public List<Path> write(RunFolder folder, PublishedTables published) {
    RunResults results = RunResults.read(folder);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("index.html", ReportPage.of(results, published, MOST_BYTES));
    texts.putAll(tables(results, published));
    List<Path> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(write(folder.report().resolve(name), text)));
    return files;
  }

  /** Returns the tables and the diagram of a run as texts by the names of their files. */
  public static Map<String, String> tables(RunResults results, PublishedTables published) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<ResultTable> auroc = ResultTables.of(results, TableMetric.AUROC, published);
    texts.put("table.md", markdown(auroc));
    for (ResultTable table : auroc) {
      texts.put("table" + ending(table, auroc.size()) + ".csv", CsvTable.wide(table));
    }
    texts.put("cells.csv", CsvTable.cells(results));
    for (TableMetric metric : TableMetric.values()) {
      for (ResultTable table : ResultTables.of(results, metric, published)) {
        String name = metric.slug() + ending(table, auroc.size());
        texts.put("tables/" + name + ".json", MlflowTable.of(table));
      }
    }
    for (ResultTable table : auroc) {
      Ranks.of(table)
          .ifPresent(
              ranks ->
                  texts.put(
                      "critical-difference" + ending(table, auroc.size()) + ".svg",
                      Svg.file(new CriticalDifferencePlot(ranks))));
    }
    return texts;
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

  private static Path write(Path file, String text) {
    try {
      AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
