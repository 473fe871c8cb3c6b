package org.oddity.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.core.Suggestions;

/** The rows of an experiment: shorthand made long, {@code grid:} unfolded into variants. */
final class DetectorEntries {
  private DetectorEntries() {}

  /**
   * Makes {@code detectors: [kde, knn]} and {@code detectors: {kde: }} long: a mapping of names to
   * mappings that name their detector.
   */
  static ConfigNode.Mapping normalise(ConfigNode.Mapping document) {
    ConfigNode detectors = document.get("detectors").orElse(null);
    if (detectors instanceof ConfigNode.Scalar scalar && scalar.value() != null) {
      detectors = new ConfigNode.Sequence(scalar.place(), List.of(scalar));
    }
    ConfigNode.Mapping entries = null;
    if (detectors instanceof ConfigNode.Sequence sequence) {
      entries = ConfigNode.Mapping.empty(sequence.place());
      for (ConfigNode item : sequence.items()) {
        if (!(item instanceof ConfigNode.Scalar name)) {
          return document; // the binder says what is wrong
        }
        entries = entries.with(name.text(), named(name));
      }
    } else if (detectors instanceof ConfigNode.Mapping mapping) {
      entries = mapping;
      for (Map.Entry<String, ConfigNode> entry : mapping.entries().entrySet()) {
        if (entry.getValue() instanceof ConfigNode.Scalar scalar) {
          ConfigNode.Scalar name =
              scalar.value() == null
                  ? new ConfigNode.Scalar(
                      mapping.placeOf(entry.getKey()), entry.getKey(), entry.getKey())
                  : scalar;
          entries = entries.with(entry.getKey(), named(name));
        } else if (entry.getValue() instanceof ConfigNode.Mapping options
            && options.get("detector").isEmpty()) {
          ConfigNode name = new ConfigNode.Scalar(options.place(), entry.getKey(), entry.getKey());
          entries = entries.with(entry.getKey(), options.with("detector", name));
        }
      }
    }
    return entries == null ? document : document.with("detectors", entries);
  }

  private static ConfigNode.Mapping named(ConfigNode.Scalar name) {
    return ConfigNode.Mapping.empty(name.place()).with("detector", name);
  }

  /** Replaces each entry that {@code grid:} names by its variants. */
  static Map<String, ConfigNode> unfold(
      ConfigNode.Mapping entries,
      Map<String, Map<String, List<ConfigNode>>> grid,
      ConfigNode.Mapping document,
      Problems problems) {
    ConfigNode.Mapping gridNode =
        document.get("grid").orElse(null) instanceof ConfigNode.Mapping mapping
            ? mapping
            : ConfigNode.Mapping.empty(document.place());
    for (String name : grid.keySet()) {
      if (!entries.entries().containsKey(name)) {
        problems.add(
            gridNode.placeOf(name),
            "grid." + name,
            "unknown entry '" + name + "'." + Suggestions.among(name, entries.entries().keySet()));
      }
    }
    Map<String, ConfigNode> unfolded = new LinkedHashMap<>();
    entries
        .entries()
        .forEach(
            (name, entry) -> {
              if (grid.containsKey(name) && entry instanceof ConfigNode.Mapping mapping) {
                unfolded.putAll(variants(name, mapping, grid.get(name)));
              } else {
                unfolded.put(name, entry);
              }
            });
    return unfolded;
  }

  private static Map<String, ConfigNode> variants(
      String name, ConfigNode.Mapping entry, Map<String, List<ConfigNode>> axes) {
    Map<String, ConfigNode.Mapping> variants = new LinkedHashMap<>();
    variants.put("", entry);
    for (Map.Entry<String, List<ConfigNode>> axis : axes.entrySet()) {
      Map<String, ConfigNode.Mapping> next = new LinkedHashMap<>();
      variants.forEach(
          (label, variant) -> {
            for (ConfigNode value : axis.getValue()) {
              String part = axis.getKey() + "=" + text(value);
              next.put(
                  label.isEmpty() ? part : label + "," + part,
                  variant.set(Arrays.asList(axis.getKey().split("\\.", -1)), value));
            }
          });
      variants = next;
    }
    Map<String, ConfigNode> named = new LinkedHashMap<>();
    variants.forEach(
        (label, variant) -> named.put(label.isEmpty() ? name : name + "[" + label + "]", variant));
    return named;
  }

  private static String text(ConfigNode value) {
    if (value instanceof ConfigNode.Scalar scalar) {
      return scalar.text();
    }
    List<String> parts = new ArrayList<>();
    if (value instanceof ConfigNode.Sequence sequence) {
      sequence.items().forEach(item -> parts.add(text(item)));
    } else if (value instanceof ConfigNode.Mapping mapping) {
      mapping.entries().forEach((key, inner) -> parts.add(key + ":" + text(inner)));
    }
    return String.join("+", parts);
  }
}
