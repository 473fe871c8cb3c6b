package org.oddity.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.oddity.evaluation.MeanAndDeviation;
import org.oddity.evaluation.published.PublishedTable;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;

/** Makes tables of a run. */
public final class ResultTables {
  private ResultTables() {}

  /** Returns one table per dataset, with the published rows that the experiment names. */
  public static List<ResultTable> of(
      RunResults results, TableMetric metric, PublishedTables published) {
    return results.datasets().stream()
        .map(dataset -> table(results, dataset, metric, published))
        .toList();
  }

  private static ResultTable table(
      RunResults results, String dataset, TableMetric metric, PublishedTables published) {
    List<String> tasks = results.tasks(dataset);
    List<ResultTable.Row> rows = new ArrayList<>();
    for (String detector : results.detectors(dataset)) {
      rows.add(
          new ResultTable.Row(
              detector,
              results.oracle(detector),
              Optional.empty(),
              "",
              entries(results, dataset, detector, tasks, metric)));
    }
    for (String reference : results.experiment().compareWith()) {
      if (published.defect(reference).isEmpty()) {
        for (PublishedTable table : published.select(reference)) {
          if (table.dataset().equals(dataset) && table.metric().equals(metric.slug())) {
            rows.addAll(PublishedRows.of(table, tasks, results.protocols()));
          }
        }
      }
    }
    return new ResultTable(dataset, metric, tasks, rows).withBest();
  }

  private static List<TableEntry> entries(
      RunResults results, String dataset, String detector, List<String> tasks, TableMetric metric) {
    List<CellResult> cells =
        tasks.stream().flatMap(task -> results.cells(dataset, task, detector).stream()).toList();
    if (metric.ofSome() && cells.stream().allMatch(cell -> lacks(cell, metric))) {
      return Collections.nCopies(tasks.size() + 1, TableEntry.none(""));
    }
    List<TableEntry> entries = new ArrayList<>();
    for (String task : tasks) {
      entries.add(entry(results.cells(dataset, task, detector), metric));
    }
    entries.add(mean(results, dataset, detector, tasks, metric));
    return entries;
  }

  private static boolean lacks(CellResult cell, TableMetric metric) {
    return cell.done() && cell.metric(metric.key()).isEmpty();
  }

  private static TableEntry entry(List<CellResult> cells, TableMetric metric) {
    double[] values =
        cells.stream()
            .map(cell -> cell.metric(metric.key()))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    List<String> notes = new ArrayList<>();
    for (CellResult cell : cells) {
      if (!cell.done()) {
        notes.add("seed " + cell.cell().seed() + " " + why(cell));
      }
    }
    boolean failed = cells.stream().anyMatch(cell -> cell.outcome() == CellResult.Outcome.FAILED);
    return new TableEntry(summary(values), cells.size(), notes, failed, false);
  }

  private static String why(CellResult cell) {
    return switch (cell.outcome()) {
      case DONE -> "is done";
      case FAILED -> "failed: " + cell.reason();
      case UNFINISHED -> "is not finished";
      case MISSING -> "was not run";
    };
  }

  /** The mean over tasks of each seed that has them all, then over seeds. */
  private static TableEntry mean(
      RunResults results, String dataset, String detector, List<String> tasks, TableMetric metric) {
    List<Double> means = new ArrayList<>();
    List<Long> seeds = results.seeds(dataset);
    List<String> notes = new ArrayList<>();
    boolean failed = false;
    Map<Long, List<CellResult>> bySeed =
        tasks.stream()
            .flatMap(task -> results.cells(dataset, task, detector).stream())
            .collect(Collectors.groupingBy(cell -> cell.cell().seed()));
    for (long seed : seeds) {
      List<CellResult> cells = bySeed.getOrDefault(seed, List.of());
      double[] values =
          cells.stream()
              .map(cell -> cell.metric(metric.key()))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray();
      failed |= cells.stream().anyMatch(cell -> cell.outcome() == CellResult.Outcome.FAILED);
      if (values.length == tasks.size()) {
        means.add(MeanAndDeviation.of(values).mean());
      } else {
        notes.add("seed " + seed + " has " + values.length + " of " + tasks.size() + " tasks");
      }
    }
    double[] values = means.stream().mapToDouble(Double::doubleValue).toArray();
    return new TableEntry(summary(values), seeds.size(), notes, failed, false);
  }

  private static Optional<MeanAndDeviation> summary(double[] values) {
    return values.length == 0 ? Optional.empty() : Optional.of(MeanAndDeviation.of(values));
  }
}
