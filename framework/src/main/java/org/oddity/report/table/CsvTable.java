package org.oddity.report.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.oddity.evaluation.MeanAndDeviation;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;

/** Writes figures as comma-separated values (RFC 4180), in full precision. */
public final class CsvTable {
  private CsvTable() {}

  /** Returns a table with three columns per task: the mean over seeds, its deviation, how many. */
  public static String wide(ResultTable table) {
    List<String> header = new ArrayList<>(List.of("method", "oracle", "published"));
    List<String> columns = new ArrayList<>(table.tasks());
    columns.add("mean");
    for (String column : columns) {
      header.addAll(List.of(column, column + " sd", column + " seeds"));
    }
    StringBuilder csv = new StringBuilder(line(header));
    for (ResultTable.Row row : table.rows()) {
      List<String> fields = new ArrayList<>();
      fields.add(row.name());
      fields.add(Boolean.toString(row.oracle()));
      fields.add(row.source().orElse(""));
      row.entries().forEach(entry -> fields.addAll(fields(row, entry)));
      csv.append(line(fields));
    }
    return csv.toString();
  }

  private static List<String> fields(ResultTable.Row row, TableEntry entry) {
    if (entry.value().isEmpty()) {
      return List.of("", "", row.published() ? "" : "0");
    }
    MeanAndDeviation value = entry.value().get();
    String deviation =
        value.deviation().isPresent() ? Double.toString(value.deviation().getAsDouble()) : "";
    String count = row.published() ? "" : Integer.toString(value.count());
    return List.of(Double.toString(value.mean()), deviation, count);
  }

  /** Returns one row per cell with all of its figures. */
  public static String cells(RunResults results) {
    Set<String> metrics = new LinkedHashSet<>();
    for (TableMetric metric : TableMetric.values()) {
      if (!metric.ofSome()) { // otherwise it is one of the others, where there is any
        metrics.add(metric.key());
      }
    }
    Set<String> others = new TreeSet<>();
    results.cells().forEach(cell -> others.addAll(cell.state().metrics().keySet()));
    metrics.addAll(others);
    List<String> header =
        new ArrayList<>(
            List.of("dataset", "task", "detector", "oracle", "seed", "cell", "outcome", "reason"));
    header.addAll(metrics);
    StringBuilder csv = new StringBuilder(line(header));
    results.cells().forEach(cell -> csv.append(cell(cell, metrics)));
    return csv.toString();
  }

  private static String cell(CellResult result, Set<String> metrics) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                result.cell().dataset(),
                result.cell().task(),
                result.cell().detector(),
                Boolean.toString(result.cell().oracle()),
                Long.toString(result.cell().seed()),
                result.cell().id(),
                result.outcome().name().toLowerCase(Locale.ROOT),
                result.reason()));
    for (String metric : metrics) {
      fields.add(result.metric(metric).stream().mapToObj(Double::toString).findFirst().orElse(""));
    }
    return line(fields);
  }

  /** Returns one line; a field is quoted where it holds a comma, a quote or a line's end. */
  public static String line(List<String> fields) {
    return fields.stream().map(CsvTable::field).collect(Collectors.joining(",")) + "\n";
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
