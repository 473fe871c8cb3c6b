package org.oddity.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.core.Suggestions;
import org.oddity.experiment.sweep.Grid;
import org.oddity.experiment.sweep.RandomSearch;
import org.oddity.experiment.sweep.SuccessiveHalving;
import org.oddity.experiment.sweep.Variant;

/** The rows of an experiment: shorthand made long, sweeps unfolded into variants. */
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

  /**
   * Replaces each entry that {@code grid:} or {@code sweep:} names by its variants, in all rounds.
   */
  static List<DetectorEntry> unfold(
      ExperimentConfig config, ConfigNode.Mapping document, Problems problems) {
    Set<String> known = config.detectors().entries().keySet();
    refuseUnknown(config.grid().keySet(), known, "grid", document, problems);
    refuseUnknown(config.sweep().random().keySet(), known, "sweep.random", document, problems);
    refuseUnknown(config.sweep().halving().keySet(), known, "sweep.halving", document, problems);
    List<DetectorEntry> unfolded = new ArrayList<>();
    config
        .detectors()
        .entries()
        .forEach(
            (name, options) -> {
              if (options instanceof ConfigNode.Mapping mapping) {
                List<Variant> variants = variants(name, config, document, problems);
                SuccessiveHalving halving = config.sweep().halving().get(name);
                if (halving == null) {
                  variants.forEach(variant -> unfolded.add(entry(variant, mapping, 0)));
                } else {
                  refuseUnsuited(name, halving, variants, document, problems);
                  unfolded.addAll(rounds(halving, variants, mapping));
                }
              } else {
                unfolded.add(new DetectorEntry(name, options, Optional.empty(), 0));
              }
            });
    return unfolded;
  }

  private static List<DetectorEntry> rounds(
      SuccessiveHalving halving, List<Variant> variants, ConfigNode.Mapping options) {
    List<DetectorEntry> entries = new ArrayList<>();
    List<Integer> budgets = halving.budgets();
    for (int round = 0; round < budgets.size(); round++) {
      ConfigNode budget = ConfigNode.of(budgets.get(round), options.place());
      for (Variant variant : variants) {
        entries.add(entry(variant.with(halving.budget(), budget), options, round));
      }
    }
    return entries;
  }

  private static void refuseUnsuited(
      String name,
      SuccessiveHalving halving,
      List<Variant> variants,
      ConfigNode.Mapping document,
      Problems problems) {
    ConfigNode.Mapping halvings = below(below(document, "sweep"), "halving");
    String path = "sweep.halving." + name;
    if (variants.size() < 2) {
      problems.add(
          halvings.placeOf(name),
          path,
          "has one variant only: grid or sweep.random must make some to choose from");
    }
    if (!variants.isEmpty() && variants.get(0).settings().containsKey(halving.budget())) {
      problems.add(
          halvings.placeOf(name),
          path + ".budget",
          "was '" + halving.budget() + "', which the variants set: it is set by rounds");
    }
  }

  private static DetectorEntry entry(Variant variant, ConfigNode.Mapping options, int round) {
    boolean swept = !variant.settings().isEmpty();
    return new DetectorEntry(
        variant.name(),
        variant.over(options),
        swept ? Optional.of(variant.record()) : Optional.empty(),
        round);
  }

  private static List<Variant> variants(
      String name, ExperimentConfig config, ConfigNode.Mapping document, Problems problems) {
    RandomSearch search = config.sweep().random().get(name);
    if (search == null) {
      return Grid.variants(name, config.grid().getOrDefault(name, Map.of()));
    }
    ConfigNode.Mapping node = below(below(below(document, "sweep"), "random"), name);
    String path = "sweep.random." + name;
    if (config.grid().containsKey(name)) {
      problems.add(node.place(), path, "stands in grid, too: an entry has one or the other");
    }
    List<Variant> variants = search.variants(name, below(node, "values").keys());
    if (variants.size() < search.draws()) {
      problems.add(
          node.placeOf("draws"),
          path + ".draws",
          "the values give "
              + variants.size()
              + " different variants at most, was "
              + search.draws());
    }
    return variants;
  }

  private static ConfigNode.Mapping below(ConfigNode.Mapping node, String key) {
    return node.get(key).orElse(null) instanceof ConfigNode.Mapping mapping
        ? mapping
        : ConfigNode.Mapping.empty(node.place());
  }

  private static void refuseUnknown(
      Set<String> named,
      Set<String> known,
      String path,
      ConfigNode.Mapping document,
      Problems problems) {
    ConfigNode.Mapping node = document;
    for (String key : path.split("\\.", -1)) {
      node = below(node, key);
    }
    for (String name : named) {
      if (!known.contains(name)) {
        problems.add(
            node.placeOf(name),
            path + "." + name,
            "unknown entry '" + name + "'." + Suggestions.among(name, known));
      }
    }
  }
}
