package org.oddity.cli;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.oddity.config.ConfigNode;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Suggestions;
import org.oddity.experiment.ConfigCatalogue;

/**
 * What a name in an experiment chooses, as the planner looks it up: a file of {@code configs/} goes
 * before what is registered under the same name.
 *
 * @param kind {@code detector}, {@code dataset} or {@code backbone}
 * @param registered the name under which the factory is bound
 * @param file the content of {@code configs/KIND/NAME.yaml}, if there is such a file
 */
record NamedChoice(String kind, String registered, Optional<ConfigNode.Mapping> file) {

  /**
   * Looks a name up, or returns nothing where it is unknown.
   *
   * @throws InvalidInputException if there is a file of that name that cannot be used
   */
  static Optional<NamedChoice> find(
      ConfigCatalogue configs, String kind, String name, Collection<String> registered) {
    Optional<ConfigNode.Mapping> file = configs.find(kind, name);
    String factory = file.flatMap(each -> each.get(kind)).map(NamedChoice::word).orElse(name);
    if (registered.contains(factory)) {
      return Optional.of(new NamedChoice(kind, factory, file));
    }
    if (file.isEmpty()) {
      return Optional.empty();
    }
    throw new InvalidInputException(
        file.get().placeOf(kind).toString(),
        "unknown " + kind + " '" + factory + "'." + Suggestions.among(factory, registered));
  }

  /**
   * Looks a dataset up that must be there.
   *
   * @throws InvalidInputException if it is unknown, or there is a file of that name that cannot be
   *     used
   */
  static NamedChoice dataset(ConfigCatalogue configs, String name, Collection<String> registered) {
    return find(configs, "dataset", name, registered)
        .orElseThrow(
            () -> {
              Set<String> known = new TreeSet<>(registered);
              known.addAll(configs.names("dataset"));
              return new InvalidInputException(
                  "command line",
                  "unknown dataset '" + name + "'." + Suggestions.among(name, known));
            });
  }

  /** Returns what the file sets, without the key that chooses. */
  Optional<ConfigNode.Mapping> settings() {
    return file.map(each -> each.without(kind)).filter(each -> !each.entries().isEmpty());
  }

  private static String word(ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar ? scalar.text() : node.read();
  }
}
