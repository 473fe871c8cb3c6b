package org.oddity.report.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.oddity.evaluation.comparison.Comparison;
import org.oddity.evaluation.comparison.RankComparison;
import org.oddity.report.plot.Numbers;
import org.oddity.report.table.MarkdownTable;

/** Puts a comparison into words. */
final class ComparisonText {
  private static final int MOST_PAIRS_IN_FULL = 3;

  private ComparisonText() {}

  /** Up to three pairs task by task, more in one line each, and how to see those, too. */
  static String console(ComparisonReport report) {
    StringBuilder text = new StringBuilder(title(report)).append('\n');
    report.comparison().ranks().ifPresent(ranks -> text.append('\n').append(ranks(ranks)));
    List<PairSummary> pairs = pairs(report.comparison());
    if (pairs.size() <= MOST_PAIRS_IN_FULL) {
      pairs.forEach(pair -> text.append('\n').append(aligned(inFull(pair))));
    } else {
      text.append('\n').append(aligned(inShort(pairs)));
    }
    text.append('\n').append(explanation(report.comparison())).append('\n');
    report.notes().forEach(note -> text.append(note).append('\n'));
    if (pairs.size() > MOST_PAIRS_IN_FULL) {
      text.append(
          "Task by task, with intervals: one pair by --only FIRST,SECOND; every pair in files by"
              + " --out DIR.\n");
    }
    return text.toString();
  }

  static String markdown(ComparisonReport report) {
    StringBuilder text = new StringBuilder("# Comparison\n\n");
    text.append(MarkdownTable.escape(title(report))).append("\n\n");
    report
        .comparison()
        .ranks()
        .ifPresent(ranks -> text.append(MarkdownTable.escape(ranks(ranks).strip())).append("\n\n"));
    List<PairSummary> pairs = pairs(report.comparison());
    text.append(table(inShort(pairs))).append('\n');
    pairs.forEach(pair -> text.append(table(inFull(pair))).append('\n'));
    text.append(explanation(report.comparison())).append('\n');
    report.notes().forEach(note -> text.append("\n- ").append(MarkdownTable.escape(note)));
    return text.append(report.notes().isEmpty() ? "" : "\n").toString();
  }

  static String title(ComparisonReport report) {
    Comparison comparison = report.comparison();
    return String.format(
        Locale.ROOT,
        "%d methods on %d common task%s, from %s",
        comparison.methods().size(),
        comparison.tasks().size(),
        comparison.tasks().size() == 1 ? "" : "s",
        String.join(", ", report.runs()));
  }

  static String ranks(RankComparison ranks) {
    List<Integer> order =
        IntStream.range(0, ranks.methods().size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> ranks.averageRanks().get(i)))
            .toList();
    List<String> parts =
        order.stream()
            .map(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        ranks.methods().get(i),
                        ranks.averageRanks().get(i)))
            .toList();
    StringBuilder text = new StringBuilder();
    text.append("Average ranks, 1 = best: ").append(String.join(", ", parts)).append(".\n");
    text.append("Friedman's test (Iman and Davenport): p ");
    text.append(Numbers.probability(ranks.friedman().fP())).append(". ");
    text.append(
        String.format(
            Locale.ROOT,
            "Ranks %.2f or more apart differ at level %.2f (Nemenyi).\n",
            ranks.criticalDifference(),
            ranks.alpha()));
    return text.toString();
  }

  static List<PairSummary> pairs(Comparison comparison) {
    return comparison.pairs().stream()
        .map(pair -> PairSummary.of(pair, comparison.level()))
        .toList();
  }

  static String explanation(Comparison comparison) {
    return String.format(
        Locale.ROOT,
        "Differences are the first method's AUROC minus the second's on the same images, with %.0f"
            + " %% intervals (DeLong); p on a task is adjusted over tasks (Holm), p over tasks is"
            + " Wilcoxon's. “Better on” counts tasks with p below %.2f.",
        100 * comparison.level(),
        1 - comparison.level());
  }

  private static List<List<String>> inShort(List<PairSummary> pairs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("first", "second", "mean difference", "better on", "p over tasks"));
    for (PairSummary pair : pairs) {
      rows.add(List.of(pair.a(), pair.b(), pair.difference(), pair.better(), pair.p()));
    }
    return rows;
  }

  private static List<List<String>> inFull(PairSummary pair) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("task", pair.a(), pair.b(), "difference", "interval", "p"));
    for (PairSummary.Task task : pair.tasks()) {
      rows.add(
          List.of(
              task.task(),
              task.aurocA(),
              task.aurocB(),
              task.difference(),
              task.interval(),
              task.p() + (task.significant() ? " *" : "")));
    }
    rows.add(
        List.of("over tasks", "", "", pair.difference(), "better on " + pair.better(), pair.p()));
    return rows;
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(MarkdownTable.line(rows.get(i).stream().map(MarkdownTable::escape).toList()));
      if (i == 0) {
        text.append("|---".repeat(rows.get(0).size())).append("|\n");
      }
    }
    return text.toString();
  }
}
