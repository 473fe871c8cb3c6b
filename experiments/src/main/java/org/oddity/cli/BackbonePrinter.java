package org.oddity.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.config.Options;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.ResolvedDetector;
import org.oddity.experiment.YamlText;

/**
 * Prints the networks that an experiment's detectors are built from, all their options included.
 */
final class BackbonePrinter {
  private static final String BACKBONE = "backbone";

  private BackbonePrinter() {}

  /** Prints nothing where no detector has one. */
  static void print(PrintWriter out, ExperimentPlan plan) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (ResolvedDetector detector : plan.detectors()) {
      Map<String, String> found = new LinkedHashMap<>();
      collect("", Options.plain(detector.options()), found);
      if (!found.isEmpty()) {
        rows.put(detector.name(), found);
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    out.println("Backbones:");
    rows.forEach(
        (name, found) ->
            found.forEach(
                (option, written) -> out.printf("  %-28s %s: %s%n", name, option, written)));
    out.println();
    warn(out, plan);
  }

  /** Says which detectors see nothing but random features, where somebody asked for that. */
  static void warn(PrintWriter out, ExperimentPlan plan) {
    for (ResolvedDetector detector : plan.detectors()) {
      if (isRandom(Options.plain(detector.options()))) {
        out.printf(
            "WARNING: %s compares features of RANDOM weights (weights: random): a baseline, not what"
                + " a network learned.%n",
            detector.name());
      }
    }
  }

  private static boolean isRandom(Map<?, ?> options) {
    boolean own =
        options.get(BACKBONE) instanceof String && "random".equals(options.get("weights"));
    return own
        || options.values().stream()
            .anyMatch(value -> value instanceof Map<?, ?> inner && isRandom(inner));
  }

  private static void collect(String path, Map<?, ?> options, Map<String, String> found) {
    options.forEach(
        (key, value) -> {
          String name = path.isEmpty() ? key.toString() : path + "." + key;
          if (value instanceof Map<?, ?> inner) {
            if (inner.get(BACKBONE) instanceof String) {
              found.put(name, YamlText.onOneLine(inner));
            } else {
              collect(name, inner, found);
            }
          }
        });
  }
}
