package org.oddity.evaluation.published;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The printed figures of some methods on one dataset.
 *
 * @param name of the file that it was read from, without its ending
 * @param title for people
 * @param paper where it was printed, if it was
 * @param source where the figures were read
 * @param dataset as experiments name it, such as {@code cifar10}
 * @param protocol as experiments name it, such as {@code one-vs-rest}, or {@code unstated}
 * @param metric as journals name it, such as {@code auroc}
 * @param classes in the order of the rows' values; empty where only means are known
 * @param rows by name, in the order of the file
 */
public record PublishedTable(
    String name,
    String title,
    Optional<Publication> paper,
    String source,
    String dataset,
    String protocol,
    String metric,
    List<String> classes,
    Map<String, PublishedRow> rows) {
  public PublishedTable {
    requireNonNull(name, "name is null");
    requireNonNull(paper, "paper is null");
    classes = List.copyOf(classes);
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /** Returns how {@code compare-with} names a row of this table. */
  public String address(String row) {
    return name + PublishedTables.SEPARATOR + row;
  }

  /** Returns this table with one row, or without any where it has no such row. */
  public PublishedTable only(String row) {
    return new PublishedTable(
        name,
        title,
        paper,
        source,
        dataset,
        protocol,
        metric,
        classes,
        rows.containsKey(row) ? Map.of(row, rows.get(row)) : Map.of());
  }

  /** Returns a row's figure for a class, where both are known. */
  public OptionalDouble value(String row, String className) {
    int index = classes.indexOf(className);
    PublishedRow found = rows.get(row);
    return index < 0 || found == null || found.values().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(found.values().get(index));
  }
}
