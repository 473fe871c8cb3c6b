package org.oddity.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.evaluation.published.PublishedTables;

/**
 * Reads an experiment file and finds everything that is wrong with it before anything runs.
 *
 * <p>The stages go on after a problem wherever the next one can still say something useful, so that
 * the user sees all problems at once.
 */
public final class ExperimentPlanner {
  private final Registry registry;

  @Inject
  ExperimentPlanner(Registry registry) {
    this.registry = registry;
  }

  /**
   * Plans an experiment.
   *
   * @param file the experiment
   * @param overrides {@code key=value} from the command line
   * @throws InvalidInputException with all problems found
   */
  public ExperimentPlan plan(
      Path file, List<String> overrides, ConfigCatalogue catalogue, DataHome home) {
    return new Planning(new Problems(), catalogue, home).plan(YamlReader.readFile(file), overrides);
  }

  /**
   * Plans an experiment that is not in a file.
   *
   * @param yaml the experiment
   * @throws InvalidInputException with all problems found
   */
  public ExperimentPlan plan(
      String yaml, List<String> overrides, ConfigCatalogue catalogue, DataHome home) {
    return new Planning(new Problems(), catalogue, home)
        .plan(YamlReader.readText(yaml, "experiment"), overrides);
  }

  /** One planning: the problems found so far, and where to look names up. */
  private final class Planning {
    private final Problems problems;
    private final ConfigCatalogue catalogue;
    private final Composition composition;
    private final DetectorResolver detectors;
    private final DatasetResolver datasets;

    Planning(Problems problems, ConfigCatalogue catalogue, DataHome home) {
      this.problems = problems;
      this.catalogue = catalogue;
      this.composition = new Composition(catalogue, problems);
      this.detectors = new DetectorResolver(registry, composition, problems);
      this.datasets = new DatasetResolver(registry, composition, home, problems);
    }

    ExperimentPlan plan(ConfigNode.Mapping written, List<String> overrides) {
      ConfigNode.Mapping document =
          DetectorEntries.normalise(
              Overrides.apply(DetectorEntries.normalise(written), overrides, problems));
      Optional<ExperimentConfig> config =
          new RecordBinder(problems).bind(document, "", ExperimentConfig.class);
      if (config.isEmpty()) {
        lookUpNames(document);
        problems.throwIfAny();
      }
      return plan(config.orElseThrow(), document);
    }

    private ExperimentPlan plan(ExperimentConfig config, ConfigNode.Mapping document) {
      publishedRows(config.compareWith(), document);
      List<DetectorEntry> entries = DetectorEntries.unfold(config, document, problems);
      List<ResolvedDetector> first = detectors.resolve(entries, 0);
      List<HalvedEntry> halved =
          problems.count() == 0 ? detectors.halved(config, first, entries) : List.of();
      List<ResolvedDataset> opened =
          datasets.resolve(config.dataset(), config.protocol(), config.seeds().get(0), document);
      PlanChecks checks = new PlanChecks(document, problems);
      first.forEach(detector -> checks.conflicts(detector, opened, config.protocol()));
      config.explain().ifPresent(options -> checks.explanation(options, first, opened));
      List<ResolvedDetector> all = new ArrayList<>(first);
      halved.forEach(entry -> all.addAll(entry.later()));
      checks.refuseTwins(all, opened);
      problems.throwIfAny();
      return new ExperimentPlan(config, opened, first, halved);
    }

    /** The file as a whole could not be read as an experiment: say what else is wrong with it. */
    private void lookUpNames(ConfigNode.Mapping document) {
      if (document.get("detectors").orElse(null) instanceof ConfigNode.Mapping entries) {
        entries
            .entries()
            .forEach(
                (name, entry) ->
                    detectors.resolve(new DetectorEntry(name, entry, Optional.empty(), 0)));
      }
      document
          .get("dataset")
          .ifPresent(
              node ->
                  composition.resolve("dataset", node, "dataset", registry.datasets().keySet()));
    }

    private void publishedRows(List<String> names, ConfigNode.Mapping document) {
      if (names.isEmpty()) {
        return;
      }
      try {
        PublishedTables tables = PublishedTables.load(catalogue.root());
        for (String name : names) {
          tables.check(name, document.placeOf("compare-with"), "compare-with", problems);
        }
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
  }
}
