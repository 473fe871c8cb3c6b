package org.oddity.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.oddity.evaluation.ClassDecisions;
import org.oddity.evaluation.Confusion;
import org.oddity.evaluation.MeanAndDeviation;
import org.oddity.report.run.CellDecisions;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;

/**
 * Confusion matrices and accuracies by class, of runs whose decisions are the result: those of the
 * protocol {@code supervised}. All are means over seeds.
 */
public final class DecisionTables {
  private static final int DECIMALS = 4;

  private DecisionTables() {}

  /** Returns the tables as Markdown; empty where the run is of another protocol. */
  public static String markdown(RunResults results) {
    StringBuilder text = new StringBuilder();
    if (results.protocols().contains("supervised")) {
      for (String dataset : results.datasets()) {
        for (String task : results.tasks(dataset)) {
          for (String detector : results.detectors(dataset)) {
            String title = dataset + " · " + task + " · " + detector;
            text.append(section(title, results, results.cells(dataset, task, detector)));
          }
        }
      }
    }
    return text.toString();
  }

  private static String section(String title, RunResults results, List<CellResult> cells) {
    List<CellDecisions> decisions = new ArrayList<>();
    for (CellResult cell : cells) {
      CellDecisions.of(results, cell).ifPresent(decisions::add);
    }
    if (decisions.isEmpty()) {
      return "";
    }
    List<Confusion> all = decisions.stream().map(CellDecisions::confusion).toList();
    return "### "
        + MarkdownTable.escape(title)
        + "\n\nAt the threshold "
        + mean(decisions, CellDecisions::threshold, DECIMALS)
        + ", mean of "
        + decisions.size()
        + (decisions.size() == 1 ? " seed" : " seeds")
        + "; accuracy "
        + mean(all, Confusion::accuracy, DECIMALS)
        + ", balanced accuracy "
        + mean(all, Confusion::balancedAccuracy, DECIMALS)
        + ".\n\n"
        + matrix(all)
        + "\n"
        + classes(decisions, cells.get(0).classNames())
        + "\n";
  }

  private static String matrix(List<Confusion> all) {
    return MarkdownTable.line(List.of("", "called normal", "called anomalous", "accuracy"))
        + "|---|---:|---:|---:|\n"
        + MarkdownTable.line(
            List.of(
                "normal",
                mean(all, Confusion::trueNegatives, 1),
                mean(all, Confusion::falsePositives, 1),
                mean(all, Confusion::specificity, DECIMALS)))
        + MarkdownTable.line(
            List.of(
                "anomalous",
                mean(all, Confusion::falseNegatives, 1),
                mean(all, Confusion::truePositives, 1),
                mean(all, Confusion::recall, DECIMALS)));
  }

  private static String classes(List<CellDecisions> decisions, List<String> names) {
    Map<String, List<ClassDecisions>> byClass = new LinkedHashMap<>();
    for (CellDecisions cell : decisions) {
      for (ClassDecisions each : cell.classes()) {
        String key = each.classIndex() + (each.anomalous() ? " anomalous" : " normal");
        byClass.computeIfAbsent(key, k -> new ArrayList<>()).add(each);
      }
    }
    StringBuilder text =
        new StringBuilder(
            MarkdownTable.line(List.of("class", "role", "images", "accuracy"))
                + "|---|---|---:|---:|\n");
    byClass
        .values()
        .forEach(
            each -> {
              ClassDecisions first = each.get(0);
              text.append(
                  MarkdownTable.line(
                      List.of(
                          MarkdownTable.escape(CellDecisions.name(names, first.classIndex())),
                          first.anomalous() ? "anomalous" : "normal",
                          mean(each, ClassDecisions::images, 0),
                          mean(each, ClassDecisions::accuracy, DECIMALS))));
            });
    return text.toString();
  }

  private static <T> String mean(List<T> of, ToDoubleFunction<T> figure, int decimals) {
    return MeanAndDeviation.of(of.stream().mapToDouble(figure).toArray()).format(decimals);
  }
}
