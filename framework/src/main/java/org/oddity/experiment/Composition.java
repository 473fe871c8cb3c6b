package org.oddity.experiment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Shown;
import org.oddity.core.Suggestions;

/**
 * Turns a choice by name into the full mapping of its options: the file {@code
 * configs/KIND/NAME.yaml} where there is one, with what stands in the experiment laid over it.
 *
 * <p>The key named like the kind ({@code detector: kde}) chooses the file; in the file the same key
 * names what is registered.
 */
final class Composition {
  private final ConfigCatalogue catalogue;
  private final Problems problems;

  Composition(ConfigCatalogue catalogue, Problems problems) {
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /**
   * A choice with all its options.
   *
   * @param registered the name under which the factory is bound
   * @param file what the file of that name sets; empty where there is none
   * @param over what stands in the experiment, without the key that chose
   */
  record Chosen(String registered, ConfigNode.Mapping file, ConfigNode.Mapping over) {
    /** Returns what the experiment sets laid over what the file sets. */
    ConfigNode.Mapping options() {
      return options(mapping -> mapping);
    }

    /**
     * Returns what the experiment sets laid over what the file sets.
     *
     * @param form brings each into the form in which they are laid over each other
     */
    ConfigNode.Mapping options(UnaryOperator<ConfigNode.Mapping> form) {
      return file.entries().isEmpty() ? form.apply(over) : form.apply(file).merge(form.apply(over));
    }
  }

  /** Returns the choice that an entry makes, or nothing after reporting why. */
  Optional<Chosen> resolve(
      String kind, ConfigNode entry, String path, Collection<String> registered) {
    ConfigNode.Mapping mapping = asMapping(kind, entry);
    if (mapping == null) {
      problems.add(entry.place(), path, "must be a name or a mapping, was " + entry.read());
      return Optional.empty();
    }
    if (!(mapping.get(kind).orElse(null) instanceof ConfigNode.Scalar name)) {
      problems.add(
          mapping.place(),
          path + "." + kind,
          "is missing: which "
              + kind
              + " is meant."
              + Suggestions.among("", known(kind, registered)));
      return Optional.empty();
    }
    ConfigNode.Mapping over = mapping.without(kind);
    try {
      Optional<ConfigNode.Mapping> file = catalogue.find(kind, name.text());
      if (file.isPresent()) {
        return fromFile(kind, name, file.get(), over, path, registered);
      }
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
    if (registered.contains(name.text())) {
      return Optional.of(new Chosen(name.text(), ConfigNode.Mapping.empty(over.place()), over));
    }
    Collection<String> known = known(kind, registered);
    problems.add(
        name.place(),
        entry instanceof ConfigNode.Scalar ? path : path + "." + kind,
        "unknown " + kind + " " + name.read() + "." + Suggestions.among(name.text(), known));
    return Optional.empty();
  }

  private Optional<Chosen> fromFile(
      String kind,
      ConfigNode.Scalar name,
      ConfigNode.Mapping file,
      ConfigNode.Mapping over,
      String path,
      Collection<String> registered) {
    String factory =
        file.get(kind).orElse(null) instanceof ConfigNode.Scalar inFile
            ? inFile.text()
            : name.text();
    if (!registered.contains(factory)) {
      problems.add(
          file.placeOf(kind),
          path,
          "unknown "
              + kind
              + " '"
              + Shown.briefly(factory)
              + "'."
              + Suggestions.among(factory, registered));
      return Optional.empty();
    }
    return Optional.of(new Chosen(factory, file.without(kind), over));
  }

  private static ConfigNode.Mapping asMapping(String kind, ConfigNode entry) {
    if (entry instanceof ConfigNode.Mapping mapping) {
      return mapping;
    }
    if (entry instanceof ConfigNode.Scalar name && name.value() != null) {
      return ConfigNode.Mapping.empty(entry.place()).with(kind, name);
    }
    return null;
  }

  private List<String> known(String kind, Collection<String> registered) {
    TreeSet<String> known = new TreeSet<>(registered);
    known.addAll(catalogue.names(kind));
    return List.copyOf(known);
  }
}
