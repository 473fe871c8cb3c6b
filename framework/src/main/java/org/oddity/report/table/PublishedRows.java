package org.oddity.report.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oddity.evaluation.published.Certainty;
import org.oddity.evaluation.published.PublishedRow;
import org.oddity.evaluation.published.PublishedTable;

/** Puts published figures beside ours. */
final class PublishedRows {
  private PublishedRows() {}

  static List<ResultTable.Row> of(PublishedTable table, List<String> tasks, Set<String> protocols) {
    List<ResultTable.Row> rows = new ArrayList<>();
    table
        .rows()
        .forEach(
            (name, row) -> {
              List<TableEntry> entries = new ArrayList<>();
              for (String task : tasks) {
                entries.add(
                    table.value(name, task).stream()
                        .mapToObj(TableEntry::printed)
                        .findFirst()
                        .orElse(TableEntry.none("")));
              }
              entries.add(mean(table, row, tasks));
              rows.add(
                  new ResultTable.Row(
                      row.method(),
                      false,
                      Optional.of(source(table, row, protocols)),
                      note(row),
                      entries));
            });
    return rows;
  }

  /** A mean over other classes than ours would not be the same figure. */
  private static TableEntry mean(PublishedTable table, PublishedRow row, List<String> tasks) {
    boolean sameClasses = new HashSet<>(table.classes()).equals(new HashSet<>(tasks));
    if (sameClasses || row.values().isEmpty()) {
      return TableEntry.printed(row.mean());
    }
    return TableEntry.none(
        "the printed mean, " + row.mean() + ", is over " + table.classes().size() + " classes");
  }

  private static String source(PublishedTable table, PublishedRow row, Set<String> protocols) {
    String source =
        table
            .paper()
            .map(
                paper ->
                    paper.authors()
                        + ": "
                        + paper.title()
                        + ", "
                        + (paper.venue().isBlank() ? "" : paper.venue() + " ")
                        + paper.year())
            .orElse(table.title());
    String read = row.certainty() == Certainty.PRINTED ? "" : "; " + table.source();
    boolean same = protocols.isEmpty() || protocols.contains(table.protocol());
    String other = same ? "" : "; protocol: " + table.protocol();
    return source + read + other;
  }

  private static String note(PublishedRow row) {
    List<String> notes = new ArrayList<>();
    if (!row.pretraining().equals("none")) {
      notes.add("Pretraining: " + row.pretraining() + ".");
    }
    if (!row.note().isBlank()) {
      notes.add(row.note());
    }
    row.meanNote().ifPresent(notes::add);
    return String.join(" ", notes);
  }
}
