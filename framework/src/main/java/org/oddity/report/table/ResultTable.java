package org.oddity.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of all detectors on all tasks of one dataset.
 *
 * @param dataset its name in the experiment
 * @param metric which figure
 * @param tasks the columns; one more, the mean over tasks, follows them
 * @param rows detectors in the config's order, then published ones
 */
public record ResultTable(String dataset, TableMetric metric, List<String> tasks, List<Row> rows) {
  public ResultTable {
    tasks = List.copyOf(tasks);
    rows = List.copyOf(rows);
  }

  /**
   * One line of the table.
   *
   * @param name the detector's or the published method's
   * @param oracle whether it looked at test labels
   * @param source where a published row was printed; empty for our own
   * @param note what else there is to know of a published row; may be empty
   * @param entries one per task, then the mean over tasks
   */
  public record Row(
      String name, boolean oracle, Optional<String> source, String note, List<TableEntry> entries) {
    public Row {
      entries = List.copyOf(entries);
    }

    /** Returns whether others printed it. */
    public boolean published() {
      return source.isPresent();
    }

    /** Returns the mean over tasks. */
    public TableEntry mean() {
      return entries.get(entries.size() - 1);
    }
  }

  /** Returns whether any of our rows has a value. */
  public boolean hasValues() {
    return rows.stream()
        .filter(row -> !row.published())
        .flatMap(row -> row.entries().stream())
        .anyMatch(entry -> entry.value().isPresent());
  }

  /** Returns what stands below the table: what its figures are and which way is better. */
  public String caption() {
    boolean several =
        ours().stream().flatMap(row -> row.entries().stream()).anyMatch(e -> e.expected() > 1);
    return (several ? "Mean ± standard deviation over seeds, " : "One seed, ")
        + metric.direction()
        + ".";
  }

  /** Returns our own rows. */
  public List<Row> ours() {
    return rows.stream().filter(row -> !row.published()).toList();
  }

  /** Returns the published rows. */
  public List<Row> publishedRows() {
    return rows.stream().filter(Row::published).toList();
  }

  /**
   * Marks the best of our own entries in each column; equal to three decimals is equally good.
   * Oracles do not take part, nor does a mean over some of the seeds.
   */
  ResultTable withBest() {
    List<List<TableEntry>> marked = new ArrayList<>();
    rows.forEach(row -> marked.add(new ArrayList<>(row.entries())));
    for (int column = 0; column <= tasks.size(); column++) {
      OptionalDouble best = best(column);
      for (int i = 0; i < rows.size(); i++) {
        TableEntry entry = rows.get(i).entries().get(column);
        if (best.isPresent()
            && competes(rows.get(i), entry)
            && entry.rounded() == best.getAsDouble()) {
          marked.get(i).set(column, entry.asBest());
        }
      }
    }
    List<Row> changed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      changed.add(new Row(row.name(), row.oracle(), row.source(), row.note(), marked.get(i)));
    }
    return new ResultTable(dataset, metric, tasks, changed);
  }

  private OptionalDouble best(int column) {
    return rows.stream()
        .filter(row -> competes(row, row.entries().get(column)))
        .mapToDouble(row -> row.entries().get(column).rounded())
        .reduce((a, b) -> metric.better(b, a) ? b : a);
  }

  private static boolean competes(Row row, TableEntry entry) {
    return !row.oracle() && !row.published() && entry.complete();
  }
}
