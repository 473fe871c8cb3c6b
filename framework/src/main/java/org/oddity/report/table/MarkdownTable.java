package org.oddity.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a table as Markdown, three decimals as papers print them. */
public final class MarkdownTable {
  private MarkdownTable() {}

  /** Returns the table, the sources of published rows and why figures are missing. */
  public static String of(ResultTable table) {
    StringBuilder text = new StringBuilder();
    List<String> header = new ArrayList<>();
    header.add(table.metric().title());
    table.tasks().forEach(task -> header.add(escape(task)));
    header.add("mean");
    text.append(line(header));
    text.append("|---").append("|---:".repeat(header.size() - 1)).append("|\n");
    Map<String, Integer> sources = new LinkedHashMap<>();
    for (ResultTable.Row row : table.rows()) {
      List<String> fields = new ArrayList<>();
      fields.add(name(row, sources));
      row.entries().forEach(entry -> fields.add(entry(entry)));
      text.append(line(fields));
    }
    text.append('\n').append(table.caption()).append(" Bold: the best of our own.");
    if (table.rows().stream().anyMatch(ResultTable.Row::oracle)) {
      text.append(" An oracle saw test labels and never counts as best.");
    }
    text.append('\n');
    sources.forEach(
        (source, number) ->
            text.append("\n[").append(number).append("] ").append(escape(source)).append("  "));
    text.append(sources.isEmpty() ? "" : "\n");
    text.append(notes(table));
    text.append(missing(table));
    return text.toString();
  }

  private static String name(ResultTable.Row row, Map<String, Integer> sources) {
    if (row.published()) {
      int number =
          sources.computeIfAbsent(row.source().orElseThrow(), source -> sources.size() + 1);
      return "*" + escape(row.name()) + "* [" + number + "]";
    }
    return escape(row.name()) + (row.oracle() ? " (oracle)" : "");
  }

  private static String entry(TableEntry entry) {
    String text = entry.text();
    if (entry.best()) {
      int space = text.indexOf(' ');
      text =
          space < 0
              ? "**" + text + "**"
              : "**" + text.substring(0, space) + "**" + text.substring(space);
    }
    return entry.shortfall().isEmpty() ? text : text + " (" + entry.shortfall() + ")";
  }

  private static String notes(ResultTable table) {
    StringBuilder text = new StringBuilder();
    for (ResultTable.Row row : table.publishedRows()) {
      if (!row.note().isEmpty()) {
        text.append("\n*").append(escape(row.name())).append("*: ");
        text.append(escape(row.note())).append("  ");
      }
    }
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String missing(ResultTable table) {
    StringBuilder text = new StringBuilder();
    for (ResultTable.Row row : table.ours()) {
      for (int column = 0; column < table.tasks().size(); column++) {
        for (String note : row.entries().get(column).notes()) {
          text.append("- ").append(escape(row.name())).append(" on ");
          text.append(escape(table.tasks().get(column))).append(": ");
          text.append(escape(note)).append('\n');
        }
      }
    }
    return text.isEmpty() ? "" : "\nMissing:\n\n" + text;
  }

  /** Returns one row of a table; the fields are Markdown. */
  public static String line(List<String> fields) {
    return "| " + String.join(" | ", fields) + " |\n";
  }

  /** Returns a text as Markdown that shows it as it is, on one line. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '\\', '`', '*', '_', '[', ']', '|', '~' -> safe.append('\\').append(letter);
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '\n', '\r' -> safe.append(' ');
        default -> safe.append(letter);
      }
    }
    return safe.toString();
  }
}
