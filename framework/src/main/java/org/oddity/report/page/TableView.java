package org.oddity.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.report.table.ResultTable;
import org.oddity.report.table.TableEntry;

/**
 * A table as the page shows it.
 *
 * @param dataset empty where the run has only one
 * @param caption what the figures are
 * @param tasks the columns
 * @param rows our own and published
 * @param sources of the published rows
 * @param notes on the published rows
 * @param oracle whether a row is an oracle's
 * @param partial whether a figure is over fewer seeds than planned
 */
record TableView(
    String dataset,
    String caption,
    List<String> tasks,
    List<Row> rows,
    List<Source> sources,
    List<Note> notes,
    boolean oracle,
    boolean partial) {

  /** One line. */
  record Row(String name, boolean oracle, int source, boolean first, List<Entry> entries) {}

  /** One field: the mean, its deviation, and what there is to say of it. */
  record Entry(
      String mean, String deviation, boolean best, boolean absent, boolean failed, String note) {}

  /** Where published rows were printed. */
  record Source(int number, String text) {}

  /** What else there is to know of a published row. */
  record Note(String name, String text) {}

  static TableView of(ResultTable table, boolean onlyDataset) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    boolean published = false;
    for (ResultTable.Row row : table.rows()) {
      int number =
          row.source()
              .map(source -> numbers.computeIfAbsent(source, s -> numbers.size() + 1))
              .orElse(0);
      boolean first = row.published() && !published;
      published |= row.published();
      List<Entry> entries = row.entries().stream().map(TableView::entry).toList();
      rows.add(new Row(row.name(), row.oracle(), number, first, entries));
    }
    List<Source> sources = new ArrayList<>();
    numbers.forEach((text, number) -> sources.add(new Source(number, text)));
    return new TableView(
        onlyDataset ? "" : table.dataset(),
        table.caption(),
        table.tasks(),
        rows,
        sources,
        table.publishedRows().stream()
            .filter(row -> !row.note().isEmpty())
            .map(row -> new Note(row.name(), row.note()))
            .toList(),
        table.rows().stream().anyMatch(ResultTable.Row::oracle),
        table.rows().stream()
            .flatMap(row -> row.entries().stream())
            .anyMatch(entry -> !entry.shortfall().isEmpty()));
  }

  private static Entry entry(TableEntry entry) {
    String text = entry.text();
    int sign = text.indexOf(" ± ");
    List<String> notes = new ArrayList<>();
    if (!entry.shortfall().isEmpty()) {
      notes.add(entry.shortfall());
    }
    notes.addAll(entry.notes());
    return new Entry(
        sign < 0 ? text : text.substring(0, sign),
        sign < 0 ? "" : text.substring(sign + 1),
        entry.best(),
        entry.value().isEmpty(),
        entry.value().isEmpty() && entry.failed(),
        String.join("; ", notes));
  }
}
