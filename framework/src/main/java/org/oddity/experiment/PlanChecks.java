package org.oddity.experiment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.core.Place;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.SupervisedDetector;
import org.oddity.experiment.protocol.Protocol;
import org.oddity.explanation.ExplanationOptions;
import org.oddity.explanation.LayerChoice;
import org.oddity.nn.NetworkLayers;

/** Finds what does not fit together of an experiment whose parts are right. */
final class PlanChecks {
  private final ConfigNode.Mapping document;
  private final Problems problems;

  PlanChecks(ConfigNode.Mapping document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** Finds detectors that cannot learn from a dataset or under a protocol. */
  void conflicts(ResolvedDetector detector, List<ResolvedDataset> datasets, Protocol protocol) {
    Place place = placeOfEntry(detector);
    String path = DetectorResolver.path(detector.name());
    boolean supervised = detector.detector() instanceof SupervisedDetector;
    if (supervised != protocol.supervised()) {
      problems.add(
          place,
          path,
          supervised
              ? "learns from labelled anomalies, so it needs protocol: supervised"
              : "learns from normals alone, so it cannot run under protocol: supervised");
    }
    Set<String> said = new TreeSet<>();
    for (ResolvedDataset dataset : datasets) {
      for (String conflict : conflictsOf(detector.factory(), detector.options(), dataset)) {
        if (said.add(conflict)) {
          problems.add(place, path, "dataset " + dataset.name() + ": " + conflict);
        }
      }
    }
  }

  private static <O extends Record> List<String> conflictsOf(
      DetectorFactory<O> factory, Record options, ResolvedDataset dataset) {
    return factory.conflicts(factory.optionsType().cast(options), dataset.dataset().shape());
  }

  /** Finds explanations of scores or layers that there are not. */
  void explanation(
      ExplanationOptions options,
      List<ResolvedDetector> detectors,
      List<ResolvedDataset> datasets) {
    boolean any = false;
    for (ResolvedDetector detector : detectors) {
      for (ResolvedDataset dataset : datasets) {
        boolean fits = conflictsOf(detector.factory(), detector.options(), dataset).isEmpty();
        Optional<NetworkLayers> layers =
            fits ? detector.layers(dataset.dataset().shape(), options) : Optional.empty();
        any |= !fits || layers.isPresent();
        layers
            .flatMap(known -> new LayerChoice(known).problem(options))
            .ifPresent(problem -> addOfLayer(detector, dataset, problem));
      }
    }
    if (!any && !detectors.isEmpty() && !datasets.isEmpty()) {
      addOfNone(options);
    }
  }

  private void addOfNone(ExplanationOptions options) {
    if (options.towards().needsClasses()) {
      problems.add(
          placeOfExplanation("towards"),
          "explain.towards",
          "no detector here names classes, as network-classifier with labels: classes does; anomaly"
              + " and normality explain the score");
    } else {
      problems.add(
          document.placeOf("explain"),
          "explain",
          "no detector here has a score that can be differentiated by the image; see"
              + " docs/explanation.md for those that have");
    }
  }

  private void addOfLayer(ResolvedDetector detector, ResolvedDataset dataset, String problem) {
    String whose = DetectorResolver.path(detector.name()) + " on dataset " + dataset.name() + ": ";
    problems.add(placeOfExplanation("layer"), "explain.layer", whose + problem);
  }

  private Place placeOfExplanation(String key) {
    return document.get("explain").orElse(document) instanceof ConfigNode.Mapping mapping
        ? mapping.placeOf(key)
        : document.placeOf("explain");
  }

  /** Two rows or datasets that are the same but for their names would share their cells. */
  void refuseTwins(List<ResolvedDetector> detectors, List<ResolvedDataset> datasets) {
    Map<List<Object>, String> rows = new HashMap<>();
    Set<String> rowNames = new HashSet<>();
    for (ResolvedDetector row : detectors) {
      if (!rowNames.add(row.name())) {
        problems.add(
            placeOfEntry(row),
            DetectorResolver.path(row.name()),
            "is the name of another row as well");
      }
      String twin = rows.putIfAbsent(List.of(row.registered(), row.options()), row.name());
      if (twin != null) {
        problems.add(
            placeOfEntry(row),
            DetectorResolver.path(row.name()),
            "is the same as '" + twin + "': another row needs another option");
      }
    }
    Map<List<Object>, String> names = new HashMap<>();
    for (ResolvedDataset dataset : datasets) {
      String twin =
          names.putIfAbsent(List.of(dataset.registered(), dataset.options()), dataset.name());
      if (twin != null) {
        problems.add(document.placeOf("dataset"), "dataset", "'" + twin + "' stands twice");
      }
    }
  }

  private Place placeOfEntry(ResolvedDetector detector) {
    return document.get("detectors").orElse(document) instanceof ConfigNode.Mapping mapping
        ? mapping.placeOf(detector.entry())
        : document.place();
  }
}
