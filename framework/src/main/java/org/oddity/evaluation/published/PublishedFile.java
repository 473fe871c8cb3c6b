package org.oddity.evaluation.published;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.config.ConfigNode;
import org.oddity.config.Option;
import org.oddity.config.Problems;
import org.oddity.config.RecordBinder;
import org.oddity.config.Requirements;

/** A file of published tables as it is written: what they share, then one entry per dataset. */
record PublishedFile(
    @Option(help = "what the file holds, for people") String title,
    @Option(help = "where the tables were printed") Optional<Publication> paper,
    @Option(help = "where the figures were read") String source,
    @Option(help = "one entry per dataset") List<Entry> tables) {

  PublishedFile {
    Requirements.begin()
        .that(!title.isBlank(), "title", title, "must not be empty")
        .that(!tables.isEmpty(), "tables", "an empty list", "must hold at least one table")
        .end();
  }

  /** One dataset's table. */
  record Entry(
      @Option(help = "the dataset as experiments name it") String dataset,
      @Option(help = "the protocol as experiments name it, or unstated") String protocol,
      @Option(help = "the figure as journals name it", byDefault = "auroc") String metric,
      @Option(help = "the classes in the order of the values", byDefault = "[]")
          List<String> classes,
      @Option(help = "the methods by name") Map<String, PublishedRow> rows) {
    Entry {
      Requirements.begin()
          .that(
              classes.stream().distinct().count() == classes.size(),
              "classes",
              classes,
              "must not name a class twice")
          .that(!rows.isEmpty(), "rows", "an empty mapping", "must hold at least one method")
          .that(
              fit(classes, rows),
              "rows",
              sizes(rows),
              "must have %d values each, or none".formatted(classes.size()))
          .end();
    }

    private static boolean fit(List<String> classes, Map<String, PublishedRow> rows) {
      return rows.values().stream()
          .allMatch(row -> row.values().isEmpty() || row.values().size() == classes.size());
    }

    private static Map<String, Integer> sizes(Map<String, PublishedRow> rows) {
      Map<String, Integer> sizes = new LinkedHashMap<>();
      rows.forEach((name, row) -> sizes.put(name, row.values().size()));
      return sizes;
    }
  }

  /** Returns the tables of a file, or none after reporting why. */
  static List<PublishedTable> read(String name, ConfigNode.Mapping file, Problems problems) {
    return new RecordBinder(problems)
        .bind(file, "", PublishedFile.class)
        .map(read -> read.tables.stream().map(entry -> read.table(name, entry)).toList())
        .orElse(List.of());
  }

  private PublishedTable table(String name, Entry entry) {
    return new PublishedTable(
        name,
        title,
        paper,
        source,
        entry.dataset,
        entry.protocol,
        entry.metric,
        entry.classes,
        entry.rows);
  }
}
