package org.oddity.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oddity.report.canvas.Svg;
import org.oddity.report.run.RunResults;
import org.oddity.report.sweep.Leaderboard;
import org.oddity.report.sweep.Sensitivity;

/**
 * The leaderboard of one dataset and how figures depend on what was swept.
 *
 * @param dataset empty where the run has only one
 * @param lines the best first, and what the held-out normals choose
 * @param more how many lines are left out
 * @param choosable whether any entry has a loss on held-out normals
 * @param plots SVG
 */
record SweepView(
    String dataset, List<Line> lines, int more, boolean choosable, List<String> plots) {
  private static final int MOST_LINES = 30;

  /** One row of the leaderboard. */
  record Line(
      int rank,
      String row,
      boolean oracle,
      String auroc,
      String seeds,
      String validationRank,
      boolean chosen) {
    static Line of(int rank, Leaderboard.Line line) {
      return new Line(
          rank,
          line.row(),
          line.oracle(),
          line.auroc().format(3),
          Integer.toString(line.auroc().count()),
          line.validationRank().isPresent()
              ? String.format(Locale.ROOT, "%.1f", line.validationRank().getAsDouble())
              : "–",
          line.chosen());
    }
  }

  static List<SweepView> of(RunResults results) {
    List<Sensitivity> sensitivities = Sensitivity.of(results);
    List<Leaderboard> boards = Leaderboard.of(results);
    return boards.stream().map(board -> of(board, boards.size() == 1, sensitivities)).toList();
  }

  private static SweepView of(
      Leaderboard board, boolean onlyDataset, List<Sensitivity> sensitivities) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < board.lines().size(); i++) {
      Leaderboard.Line line = board.lines().get(i);
      if (i < MOST_LINES || line.chosen()) {
        lines.add(Line.of(i + 1, line));
      }
    }
    return new SweepView(
        onlyDataset ? "" : board.dataset(),
        lines,
        board.lines().size() - lines.size(),
        board.choosable(),
        sensitivities.stream()
            .filter(each -> each.dataset().equals(board.dataset()))
            .map(each -> Svg.inline(each.plot()))
            .toList());
  }
}
