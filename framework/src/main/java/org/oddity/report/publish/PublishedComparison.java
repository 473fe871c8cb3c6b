package org.oddity.report.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oddity.core.InvalidInputException;
import org.oddity.report.comparison.ComparisonReport;
import org.oddity.report.comparison.RunComparison;
import org.oddity.report.run.RunResults;
import org.oddity.tracking.RunFolder;

/**
 * The rows of a run compared in pairs on the same test images, oracles left out: as a table for
 * programs and, of few rows, one to read.
 */
final class PublishedComparison {
  static final String TABLE = "comparison.csv";
  static final String TEXT = "comparison.md";

  private static final double LEVEL = 0.95;

  /** Their 15 pairs make a page of tables; more are for programs. */
  private static final int MOST_ROWS_TO_READ = 6;

  /** Their 435 pairs on ten tasks take about 800 kB. */
  private static final int MOST_ROWS = 30;

  private PublishedComparison() {}

  /**
   * Returns the files by name; none where fewer than two rows share a task, where their test images
   * differ, and of more rows than a repository should hold the pairs of.
   */
  static Map<String, String> of(RunResults results) {
    long rows =
        results.cells().stream()
            .filter(cell -> cell.done() && !cell.cell().oracle())
            .map(cell -> cell.cell().detector())
            .distinct()
            .count();
    return rows < 2 || rows > MOST_ROWS ? Map.of() : files(results.folder());
  }

  private static Map<String, String> files(RunFolder folder) {
    Map<String, String> files = new LinkedHashMap<>();
    try {
      ComparisonReport report = RunComparison.of(List.of(folder), Set.of(), LEVEL);
      if (report.comparison().methods().size() <= MOST_ROWS_TO_READ) {
        files.put(TEXT, report.markdown());
      }
      files.put(TABLE, report.csv());
    } catch (InvalidInputException e) {
      // Rows that cannot be compared, such as those without a common task, are published all the
      // same; oddity compare says why.
      return Map.of();
    }
    return files;
  }
}
