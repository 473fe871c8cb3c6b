package org.oddity.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.config.RecordBinder;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Problem;
import org.oddity.core.Seeds;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.experiment.protocol.InvalidProtocolException;
import org.oddity.experiment.protocol.Protocol;
import org.oddity.experiment.protocol.SplitPlan;
import org.oddity.experiment.protocol.Task;

/** Opens the datasets of an experiment and finds the tasks that its protocol makes of them. */
final class DatasetResolver {
  private final Registry registry;
  private final Composition composition;
  private final DataHome home;
  private final Problems problems;

  DatasetResolver(Registry registry, Composition composition, DataHome home, Problems problems) {
    this.registry = registry;
    this.composition = composition;
    this.home = home;
    this.problems = problems;
  }

  /**
   * Resolves {@code dataset}, one or several; what is wrong joins the problems.
   *
   * @param seed with which it is tried whether every task has both sides to test
   * @param document for the place of the protocol
   */
  List<ResolvedDataset> resolve(
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
      String name, Composition.Chosen chosen, Place place, String path, DatasetFactory<O> factory) {
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

  private static void requireBothSides(Protocol protocol, Dataset dataset, Task task, Seeds seeds) {
    try {
      requireBothSides(protocol.plan(dataset, task, seeds));
    } catch (InvalidProtocolException e) {
      throw new InvalidProtocolException(e.key(), "task '" + task.name() + "': " + e.getMessage());
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
}
