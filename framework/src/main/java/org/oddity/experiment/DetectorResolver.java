package org.oddity.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.config.RecordBinder;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;

/** Makes the rows of a table of its entries, with their backbones. */
final class DetectorResolver {
  private final Registry registry;
  private final Composition composition;
  private final BackboneChoices backbones;
  private final Problems problems;

  DetectorResolver(Registry registry, Composition composition, Problems problems) {
    this.registry = registry;
    this.composition = composition;
    this.backbones = new BackboneChoices(registry.backbones(), composition, problems);
    this.problems = problems;
  }

  /** Returns where a row stands in the file, as problems say it. */
  static String path(String row) {
    return "detectors." + row;
  }

  /** Resolves the entries of a round, 0 for the first. */
  List<ResolvedDetector> resolve(List<DetectorEntry> entries, int round) {
    return entries.stream()
        .filter(entry -> entry.round() == round)
        .flatMap(entry -> resolve(entry).stream())
        .toList();
  }

  /** Resolves the later rounds as well, so that nothing is found wrong in the middle of a run. */
  List<HalvedEntry> halved(
      ExperimentConfig config, List<ResolvedDetector> first, List<DetectorEntry> entries) {
    int last = entries.stream().mapToInt(DetectorEntry::round).max().orElse(0);
    List<ResolvedDetector> rows = new ArrayList<>(first);
    for (int round = 1; round <= last; round++) {
      rows.addAll(resolve(entries, round));
    }
    List<HalvedEntry> halved = new ArrayList<>();
    if (problems.count() == 0) {
      config
          .sweep()
          .halving()
          .forEach((name, halving) -> halved.add(HalvedEntry.of(name, halving, rows)));
    }
    return halved;
  }

  /** Resolves one entry; nothing where something is wrong, which joins the problems. */
  Optional<ResolvedDetector> resolve(DetectorEntry entry) {
    return composition
        .resolve("detector", entry.options(), path(entry.name()), registry.detectors().keySet())
        .flatMap(chosen -> build(entry, chosen, registry.detectors().get(chosen.registered())));
  }

  private <O extends Record> Optional<ResolvedDetector> build(
      DetectorEntry entry, Composition.Chosen chosen, DetectorFactory<O> factory) {
    String path = path(entry.name());
    Class<O> type = factory.optionsType();
    int before = problems.count();
    ConfigNode.Mapping written =
        backbones.resolve(chosen.options(each -> BackboneChoices.longForm(each, type)), path, type);
    return new RecordBinder(problems)
        .bind(written, path, type)
        .filter(options -> problems.count() == before)
        .map(
            options -> {
              AnomalyDetector detector = factory.create(options);
              return new ResolvedDetector(
                  entry.name(), chosen.registered(), factory, options, detector, entry.variant());
            });
  }
}
