package org.oddity.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Problem;
import org.oddity.core.Seeds;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.SupervisedDetector;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.experiment.protocol.InvalidProtocolException;
import org.oddity.experiment.protocol.Protocol;
import org.oddity.experiment.protocol.SplitPlan;
import org.oddity.experiment.protocol.Task;
import org.oddity.explanation.ExplanationOptions;
import org.oddity.explanation.LayerChoice;
import org.oddity.nn.NetworkLayers;

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
    private final DataHome home;
    private final Composition composition;
    private final BackboneChoices backbones;

    Planning(Problems problems, ConfigCatalogue catalogue, DataHome home) {
      this.problems = problems;
      this.catalogue = catalogue;
      this.home = home;
      this.composition = new Composition(catalogue, problems);
      this.backbones = new BackboneChoices(registry.backbones(), composition, problems);
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
      ExperimentConfig bound = config.orElseThrow();
      publishedRows(bound.compareWith(), document);
      List<DetectorEntry> entries = DetectorEntries.unfold(bound, document, problems);
      List<ResolvedDetector> detectors = detectors(entries, 0);
      List<HalvedEntry> halved =
          problems.count() == 0 ? halved(bound, detectors, entries) : List.of();
      List<ResolvedDataset> datasets =
          datasets(bound.dataset(), bound.protocol(), bound.seeds().get(0), document);
      for (ResolvedDetector detector : detectors) {
        conflicts(detector, datasets, bound.protocol(), document);
      }
      bound.explain().ifPresent(options -> explanation(options, detectors, datasets, document));
      List<ResolvedDetector> all = new ArrayList<>(detectors);
      halved.forEach(entry -> all.addAll(entry.later()));
      refuseTwins(all, datasets, document);
      problems.throwIfAny();
      return new ExperimentPlan(bound, datasets, detectors, halved);
    }

    /** The file as a whole could not be read as an experiment: say what else is wrong with it. */
    private void lookUpNames(ConfigNode.Mapping document) {
      if (document.get("detectors").orElse(null) instanceof ConfigNode.Mapping entries) {
        entries
            .entries()
            .forEach(
                (name, entry) -> detector(new DetectorEntry(name, entry, Optional.empty(), 0)));
      }
      document
          .get("dataset")
          .ifPresent(
              node ->
                  composition.resolve("dataset", node, "dataset", registry.datasets().keySet()));
    }

    private List<ResolvedDetector> detectors(List<DetectorEntry> entries, int round) {
      return entries.stream()
          .filter(entry -> entry.round() == round)
          .flatMap(entry -> detector(entry).stream())
          .toList();
    }

    /** Resolves the later rounds as well, so that nothing is found wrong in the middle of a run. */
    private List<HalvedEntry> halved(
        ExperimentConfig config, List<ResolvedDetector> first, List<DetectorEntry> entries) {
      int last = entries.stream().mapToInt(DetectorEntry::round).max().orElse(0);
      List<ResolvedDetector> rows = new ArrayList<>(first);
      for (int round = 1; round <= last; round++) {
        rows.addAll(detectors(entries, round));
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

    private Optional<ResolvedDetector> detector(DetectorEntry entry) {
      return composition
          .resolve("detector", entry.options(), path(entry.name()), registry.detectors().keySet())
          .flatMap(chosen -> build(entry, chosen, registry.detectors().get(chosen.registered())));
    }

    private static String path(String row) {
      return "detectors." + row;
    }

    private <O extends Record> Optional<ResolvedDetector> build(
        DetectorEntry entry, Composition.Chosen chosen, DetectorFactory<O> factory) {
      String path = path(entry.name());
      Class<O> type = factory.optionsType();
      int before = problems.count();
      ConfigNode.Mapping written =
          backbones.resolve(
              chosen.options(each -> BackboneChoices.longForm(each, type)), path, type);
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

    private List<ResolvedDataset> datasets(
        ConfigNode node, Protocol protocol, long seed, ConfigNode.Mapping document) {
      List<ConfigNode> nodes =
          node instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(node);
      Map<String, ResolvedDataset> datasets = new LinkedHashMap<>();
      for (int i = 0; i < nodes.size(); i++) {
        ConfigNode each = nodes.get(i);
        String path = nodes.size() == 1 ? "dataset" : "dataset[" + i + "]";
        composition
            .resolve("dataset", each, path, registry.datasets().keySet())
            .flatMap(
                chosen ->
                    open(
                        nameOf(each, datasets.keySet()),
                        chosen,
                        each.place(),
                        path,
                        registry.datasets().get(chosen.registered())))
            .flatMap(opened -> withTasks(opened, protocol, seed, document))
            .ifPresent(dataset -> datasets.put(dataset.name(), dataset));
      }
      return List.copyOf(datasets.values());
    }

    private static String nameOf(ConfigNode node, Set<String> taken) {
      String name =
          node instanceof ConfigNode.Mapping mapping
                  && mapping.get("dataset").orElse(null) instanceof ConfigNode.Scalar scalar
              ? scalar.text()
              : node instanceof ConfigNode.Scalar scalar ? scalar.text() : "dataset";
      String unique = name;
      for (int i = 2; taken.contains(unique); i++) {
        unique = name + "-" + i;
      }
      return unique;
    }

    private <O extends Record> Optional<ResolvedDataset> open(
        String name,
        Composition.Chosen chosen,
        Place place,
        String path,
        DatasetFactory<O> factory) {
      Optional<O> options =
          new RecordBinder(problems).bind(chosen.options(), path, factory.optionsType());
      if (options.isEmpty()) {
        return Optional.empty();
      }
      try {
        Dataset dataset = factory.open(options.get(), home);
        return Optional.of(
            new ResolvedDataset(name, chosen.registered(), options.get(), dataset, List.of()));
      } catch (InvalidInputException e) {
        for (Problem problem : e.problems()) {
          String message =
              problem.place().source().startsWith("dataset ")
                  ? problem.message()
                  : problem.place() + ": " + problem.message();
          problems.add(place, path, message);
        }
        return Optional.empty();
      }
    }

    private static void requireBothSides(
        Protocol protocol, Dataset dataset, Task task, Seeds seeds) {
      try {
        requireBothSides(protocol.plan(dataset, task, seeds));
      } catch (InvalidProtocolException e) {
        throw new InvalidProtocolException(
            e.key(), "task '" + task.name() + "': " + e.getMessage());
      }
    }

    private static void requireBothSides(SplitPlan plan) {
      for (boolean side : new boolean[] {false, true}) {
        boolean there = false;
        for (boolean anomalous : plan.test().anomalous()) {
          there |= anomalous == side;
        }
        if (!there) {
          throw new InvalidProtocolException(
              "", "there is no " + (side ? "anomalous" : "normal") + " image to test");
        }
      }
    }

    private Optional<ResolvedDataset> withTasks(
        ResolvedDataset opened, Protocol protocol, long seed, ConfigNode.Mapping document) {
      try {
        List<Task> tasks = protocol.tasks(opened.dataset());
        for (Task task : tasks) {
          requireBothSides(protocol, opened.dataset(), task, new Seeds(seed));
        }
        return Optional.of(
            new ResolvedDataset(
                opened.name(), opened.registered(), opened.options(), opened.dataset(), tasks));
      } catch (InvalidProtocolException e) {
        ConfigNode node = document.get("protocol").orElse(document);
        Place place =
            node instanceof ConfigNode.Mapping mapping ? mapping.placeOf(e.key()) : node.place();
        String path = e.key().isEmpty() ? "protocol" : "protocol." + e.key();
        problems.add(place, path, "dataset " + opened.name() + ": " + e.getMessage());
        return Optional.empty();
      }
    }

    private void conflicts(
        ResolvedDetector detector,
        List<ResolvedDataset> datasets,
        Protocol protocol,
        ConfigNode.Mapping document) {
      Place place = placeOfEntry(document, detector);
      String path = path(detector.name());
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

    private void explanation(
        ExplanationOptions options,
        List<ResolvedDetector> detectors,
        List<ResolvedDataset> datasets,
        ConfigNode.Mapping document) {
      boolean any = false;
      for (ResolvedDetector detector : detectors) {
        for (ResolvedDataset dataset : datasets) {
          boolean fits = conflictsOf(detector.factory(), detector.options(), dataset).isEmpty();
          Optional<NetworkLayers> layers =
              fits ? detector.layers(dataset.dataset().shape()) : Optional.empty();
          any |= !fits || layers.isPresent();
          layers
              .flatMap(known -> new LayerChoice(known).problem(options))
              .ifPresent(problem -> addOfLayer(detector, dataset, problem, document));
        }
      }
      if (!any && !detectors.isEmpty() && !datasets.isEmpty()) {
        problems.add(
            document.placeOf("explain"),
            "explain",
            "no detector here has a score that can be differentiated by the image; see"
                + " docs/explanation.md for those that have");
      }
    }

    private void addOfLayer(
        ResolvedDetector detector,
        ResolvedDataset dataset,
        String problem,
        ConfigNode.Mapping document) {
      Place place =
          document.get("explain").orElse(document) instanceof ConfigNode.Mapping mapping
              ? mapping.placeOf("layer")
              : document.placeOf("explain");
      String whose = "detectors." + detector.name() + " on dataset " + dataset.name() + ": ";
      problems.add(place, "explain.layer", whose + problem);
    }

    /** Two rows or datasets that are the same but for their names would share their cells. */
    private void refuseTwins(
        List<ResolvedDetector> detectors,
        List<ResolvedDataset> datasets,
        ConfigNode.Mapping document) {
      Map<List<Object>, String> rows = new HashMap<>();
      Set<String> rowNames = new HashSet<>();
      for (ResolvedDetector row : detectors) {
        if (!rowNames.add(row.name())) {
          problems.add(
              placeOfEntry(document, row), path(row.name()), "is the name of another row as well");
        }
        String twin = rows.putIfAbsent(List.of(row.registered(), row.options()), row.name());
        if (twin != null) {
          problems.add(
              placeOfEntry(document, row),
              path(row.name()),
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

    private static Place placeOfEntry(ConfigNode.Mapping document, ResolvedDetector detector) {
      return document.get("detectors").orElse(document) instanceof ConfigNode.Mapping mapping
          ? mapping.placeOf(detector.entry())
          : document.place();
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
