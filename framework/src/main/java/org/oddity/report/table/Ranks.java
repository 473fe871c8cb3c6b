package org.oddity.report.table;

import java.util.List;
import java.util.Optional;
import org.oddity.evaluation.comparison.RankComparison;

/** Ranks the detectors of a table over its tasks. */
public final class Ranks {
  /** How many detectors, and how many tasks, a comparison by ranks is given at least. */
  public static final int FEWEST = 3;

  private static final double ALPHA = 0.05;

  private Ranks() {}

  /**
   * Ranks our own detectors that have a figure for every task; oracles do not take part. Nothing
   * where fewer than {@value #FEWEST} detectors or tasks remain.
   *
   * @param table of a figure of which higher is better
   */
  public static Optional<RankComparison> of(ResultTable table) {
    List<ResultTable.Row> rows =
        table.ours().stream()
            .filter(row -> !row.oracle())
            .filter(row -> row.entries().stream().allMatch(entry -> entry.value().isPresent()))
            .toList();
    if (rows.size() < FEWEST || table.tasks().size() < FEWEST) {
      return Optional.empty();
    }
    double[][] figures = new double[table.tasks().size()][rows.size()];
    for (int task = 0; task < figures.length; task++) {
      for (int row = 0; row < rows.size(); row++) {
        figures[task][row] = rows.get(row).entries().get(task).value().orElseThrow().mean();
      }
    }
    List<String> names = rows.stream().map(ResultTable.Row::name).toList();
    return Optional.of(RankComparison.of(names, figures, ALPHA));
  }
}
