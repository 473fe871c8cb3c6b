package org.oddity.evaluation.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.oddity.config.Problems;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Suggestions;

/** All published tables by the name of their file. */
public final class PublishedTables {
  /** Stands between a file's name and a row's. */
  public static final String SEPARATOR = "/";

  private static final String FOLDER = "published";
  private static final String ENDING = ".yaml";

  private final Map<String, List<PublishedTable>> byName;

  private PublishedTables(Map<String, List<PublishedTable>> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /**
   * Reads {@code published/*.yaml} below a folder of configurations; without that folder there are
   * no tables.
   *
   * @throws InvalidInputException with the problems of all files
   */
  public static PublishedTables load(Path configsFolder) {
    Problems problems = new Problems();
    Map<String, List<PublishedTable>> byName = new LinkedHashMap<>();
    for (Path file : files(configsFolder.resolve(FOLDER))) {
      String fileName = file.getFileName().toString();
      String name = fileName.substring(0, fileName.length() - ENDING.length());
      try {
        byName.put(name, PublishedFile.read(name, YamlReader.readFile(file), problems));
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    problems.throwIfAny();
    return new PublishedTables(byName);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder.toString(), "cannot be listed: " + e.getMessage());
    }
  }

  /** Returns the names of all files, sorted. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** Returns all tables, file after file. */
  public List<PublishedTable> all() {
    return byName.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Returns the tables that a reference means, each with the rows it means.
   *
   * @param reference {@code FILE} for all rows, {@code FILE/ROW} for one
   * @throws IllegalArgumentException if there is no such file or row
   */
  public List<PublishedTable> select(String reference) {
    defect(reference)
        .ifPresent(
            message -> {
              throw new IllegalArgumentException(message);
            });
    List<PublishedTable> tables = byName.get(file(reference));
    return row(reference)
        .map(
            row ->
                tables.stream()
                    .filter(table -> table.rows().containsKey(row))
                    .map(table -> table.only(row))
                    .toList())
        .orElse(tables);
  }

  /** Returns what is wrong with a reference, with suggestions, or nothing. */
  public Optional<String> defect(String reference) {
    List<PublishedTable> tables = byName.get(file(reference));
    if (tables == null) {
      return Optional.of(
          "unknown published table '%s'.%s"
              .formatted(file(reference), Suggestions.among(file(reference), byName.keySet())));
    }
    Set<String> known = new TreeSet<>();
    tables.forEach(table -> known.addAll(table.rows().keySet()));
    return row(reference)
        .filter(row -> !known.contains(row))
        .map(
            row ->
                "unknown row '%s' of published table '%s'.%s"
                    .formatted(row, file(reference), Suggestions.among(row, known)));
  }

  /** Reports what is wrong with a reference, if anything. */
  public void check(String reference, Place place, String path, Problems problems) {
    defect(reference).ifPresent(message -> problems.add(place, path, message));
  }

  private static String file(String reference) {
    int separator = reference.indexOf(SEPARATOR);
    return separator < 0 ? reference : reference.substring(0, separator);
  }

  private static Optional<String> row(String reference) {
    int separator = reference.indexOf(SEPARATOR);
    return separator < 0 ? Optional.empty() : Optional.of(reference.substring(separator + 1));
  }
}
