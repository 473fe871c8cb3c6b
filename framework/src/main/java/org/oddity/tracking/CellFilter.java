package org.oddity.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Problem;
import org.oddity.core.Suggestions;

/**
 * Chooses cells by {@code KEY=VALUE}: values of one key are alternatives, all keys must fit.
 *
 * <p>Keys are {@code detector} (a row, or the entry whose variants are meant), {@code dataset},
 * {@code task}, {@code seed} and whatever a sweep sets; {@code *} in a value stands for anything.
 */
public final class CellFilter implements Predicate<CellRecord> {
  private static final Place SOURCE = Place.of("command line");

  private final Map<String, List<Pattern>> wanted = new LinkedHashMap<>();
  private final Map<String, VariantRecord> variants;

  private CellFilter(List<VariantRecord> variants) {
    this.variants =
        variants.stream().collect(Collectors.toMap(VariantRecord::detector, each -> each));
  }

  /**
   * Reads the conditions.
   *
   * @param conditions {@code KEY=VALUE} each; none keeps every cell
   * @param cells all cells of the experiment
   * @param variants its rows that are variants
   * @throws InvalidInputException naming every condition that no cell can fulfil
   */
  public static CellFilter of(
      List<String> conditions, List<CellRecord> cells, List<VariantRecord> variants) {
    CellFilter filter = new CellFilter(variants);
    Map<String, Set<String>> known = filter.known(cells);
    List<Problem> problems = new ArrayList<>();
    for (String condition : conditions) {
      String message = filter.add(condition, known);
      if (!message.isEmpty()) {
        problems.add(new Problem(SOURCE, "", "'" + condition + "': " + message));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
    if (cells.stream().noneMatch(filter)) {
      throw new InvalidInputException(
          SOURCE.source(), "no cell fits " + String.join(" and ", conditions));
    }
    return filter;
  }

  /** Returns what is wrong with a condition; nothing if it was added. */
  private String add(String condition, Map<String, Set<String>> known) {
    int equals = condition.indexOf('=');
    if (equals < 1) {
      return "must be KEY=VALUE, such as detector=knn";
    }
    String key = condition.substring(0, equals).strip();
    String value = condition.substring(equals + 1).strip();
    if (!known.containsKey(key)) {
      return "unknown key '" + key + "'." + Suggestions.among(key, known.keySet());
    }
    Pattern pattern = pattern(value);
    if (known.get(key).stream().noneMatch(each -> pattern.matcher(each).matches())) {
      return "no cell has " + key + " '" + value + "'." + Suggestions.among(value, known.get(key));
    }
    wanted.computeIfAbsent(key, each -> new ArrayList<>()).add(pattern);
    return "";
  }

  private static Pattern pattern(String value) {
    return Pattern.compile(
        Stream.of(value.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private Map<String, Set<String>> known(List<CellRecord> cells) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (CellRecord cell : cells) {
      values(cell)
          .forEach(
              (key, values) ->
                  known.computeIfAbsent(key, each -> new LinkedHashSet<>()).addAll(values));
    }
    return known;
  }

  private Map<String, List<String>> values(CellRecord cell) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    VariantRecord variant = variants.get(cell.detector());
    if (variant != null) {
      variant.settings().forEach((key, value) -> values.put(key, List.of(value)));
    }
    values.put(
        "detector",
        variant == null ? List.of(cell.detector()) : List.of(cell.detector(), variant.entry()));
    values.put("dataset", List.of(cell.dataset()));
    values.put("task", List.of(cell.task()));
    values.put("seed", List.of(Long.toString(cell.seed())));
    return values;
  }

  /** Returns whether a cell fulfils the conditions. */
  @Override
  public boolean test(CellRecord cell) {
    Map<String, List<String>> values = values(cell);
    return wanted.entrySet().stream()
        .allMatch(
            entry ->
                values.getOrDefault(entry.getKey(), List.of()).stream()
                    .anyMatch(value -> anyFits(entry.getValue(), value)));
  }

  private static boolean anyFits(List<Pattern> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(value).matches());
  }
}
