package org.oddity.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.oddity.evaluation.comparison.RankComparison;
import org.oddity.report.canvas.Svg;
import org.oddity.report.plot.CriticalDifferencePlot;
import org.oddity.report.plot.Numbers;
import org.oddity.report.table.Ranks;
import org.oddity.report.table.ResultTable;

/**
 * How detectors rank over tasks.
 *
 * @param dataset empty where the run has only one
 * @param diagram SVG
 * @param verdict what Friedman's test says
 */
record RanksView(String dataset, String diagram, String verdict) {

  static List<RanksView> of(List<ResultTable> tables) {
    return tables.stream()
        .map(table -> view(table, tables.size() == 1))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<RanksView> view(ResultTable table, boolean onlyDataset) {
    return Ranks.of(table)
        .map(
            ranks ->
                new RanksView(
                    onlyDataset ? "" : table.dataset(),
                    Svg.inline(new CriticalDifferencePlot(ranks)),
                    verdict(ranks, table.tasks().size())));
  }

  static String verdict(RankComparison ranks, int tasks) {
    double p = ranks.friedman().fP();
    String finding =
        p < ranks.alpha()
            ? "The detectors differ"
            : "No difference between the detectors is established";
    return String.format(
        Locale.ROOT,
        "%s (Friedman's test with Iman and Davenport's correction over %d tasks: p %s).",
        finding,
        tasks,
        Numbers.probability(p));
  }
}
