package org.oddity.report.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Problem;
import org.oddity.report.comparison.ComparisonReport;
import org.oddity.report.comparison.RunComparison;
import org.oddity.report.run.RunResults;
import org.oddity.tracking.RunFolder;

/**
 * The rows of a run compared in pairs on the same test images, oracles left out: as a table for
 * programs and, of few rows, one to read.
 *
 * @param files by name; none where an obstacle stands, or there is one row alone
 * @param obstacle why rows are not compared; empty where they are, or there is nothing to compare
 */
record PublishedComparison(Map<String, String> files, String obstacle) {
  private static final String TABLE = "comparison.csv";
  private static final String TEXT = "comparison.md";

  private static final double LEVEL = 0.95;

  /** Their 15 pairs make a page of tables; more are for programs. */
  private static final int MOST_ROWS_TO_READ = 6;

  /** Their 435 pairs on ten tasks take about 800 kB, as much as a repository should hold. */
  private static final int MOST_ROWS = 30;

  /**
   * Compares the rows of a run, if they can be.
   *
   * @param published makes a text fit to be published, without the machine's paths
   */
  static PublishedComparison of(RunResults results, UnaryOperator<String> published) {
    long rows =
        results.cells().stream()
            .filter(cell -> cell.done() && !cell.cell().oracle())
            .map(cell -> cell.cell().detector())
            .distinct()
            .count();
    if (rows < 2) {
      return new PublishedComparison(Map.of(), "");
    }
    return rows > MOST_ROWS
        ? new PublishedComparison(
            Map.of(), "of more than " + MOST_ROWS + " rows they are too many to be kept")
        : of(results.folder(), published);
  }

  private static PublishedComparison of(RunFolder folder, UnaryOperator<String> published) {
    Map<String, String> files = new LinkedHashMap<>();
    try {
      ComparisonReport report = RunComparison.of(List.of(folder), Set.of(), LEVEL);
      if (report.comparison().methods().size() <= MOST_ROWS_TO_READ) {
        files.put(TEXT, report.markdown());
      }
      files.put(TABLE, report.csv());
      return new PublishedComparison(files, "");
    } catch (InvalidInputException e) {
      String why = e.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
      return new PublishedComparison(Map.of(), published.apply(why));
    }
  }

  /** Returns what a list of the published files says of these. */
  String inListOfFiles() {
    String what = "every pair of rows on the same test images, task by task with intervals";
    String table = "`" + TABLE + "`";
    if (files.containsKey(TEXT)) {
      return "- [" + TEXT + "](" + TEXT + "): " + what + "; " + table + ": in full precision\n";
    }
    if (files.containsKey(TABLE)) {
      return "- " + table + ": " + what + "\n";
    }
    return obstacle.isEmpty() ? "" : "- no comparison of rows in pairs: " + obstacle + "\n";
  }
}
