package org.oddity.report.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.evaluation.comparison.Comparison;
import org.oddity.evaluation.comparison.PairComparison;
import org.oddity.evaluation.comparison.TaskDifference;
import org.oddity.report.canvas.Svg;
import org.oddity.report.page.Templates;
import org.oddity.report.plot.CriticalDifferencePlot;
import org.oddity.report.table.CsvTable;
import org.oddity.tracking.AtomicFiles;

/**
 * A comparison in the forms people read.
 *
 * @param runs the experiments it was made of
 * @param comparison what was found
 * @param notes what a reader has to know beside it
 */
public record ComparisonReport(List<String> runs, Comparison comparison, List<String> notes) {
  public ComparisonReport {
    runs = List.copyOf(runs);
    notes = List.copyOf(notes);
  }

  /** Returns what was found, for a console. */
  public String text() {
    return ComparisonText.console(this);
  }

  /** Returns what was found as Markdown. */
  public String markdown() {
    return ComparisonText.markdown(this);
  }

  /** Returns one row for each pair of methods and task, in full precision. */
  public String csv() {
    StringBuilder csv =
        new StringBuilder(
            "a,b,task,auroc a,auroc b,difference,low,high,standard error,p,p by holm\n");
    for (PairComparison pair : comparison.pairs()) {
      for (TaskDifference task : pair.tasks()) {
        List<String> fields = new ArrayList<>(List.of(pair.a(), pair.b(), task.task()));
        for (double value :
            new double[] {
              task.difference().aurocA(),
              task.difference().aurocB(),
              task.difference().difference(),
              task.difference().interval().low(),
              task.difference().interval().high(),
              task.difference().standardError(),
              task.difference().p(),
              task.adjustedP()
            }) {
          fields.add(Double.toString(value));
        }
        csv.append(CsvTable.line(fields));
      }
    }
    return csv.toString();
  }

  /** Returns Demšar's diagram as an SVG file's content, where there is anything to rank. */
  public Optional<String> diagram() {
    return comparison.ranks().map(CriticalDifferencePlot::new).map(Svg::file);
  }

  /** Returns a page that needs nothing beside it. */
  public String html() {
    return Templates.fill("comparison", ComparisonView.of(this));
  }

  /**
   * Writes {@code comparison.html}, {@code .md}, {@code .csv} and, where there is anything to rank,
   * {@code critical-difference.svg} into a folder.
   *
   * @return the files
   */
  public List<Path> write(Path folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("comparison.html", html());
    texts.put("comparison.md", markdown());
    texts.put("comparison.csv", csv());
    diagram().ifPresent(svg -> texts.put("critical-difference.svg", svg));
    List<Path> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(write(folder.resolve(name), text)));
    return files;
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
