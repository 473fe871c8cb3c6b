package org.oddity.experiment;

import java.util.Arrays;
import java.util.List;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;

/** Lays {@code key=value} from the command line over a document; values are read as YAML. */
public final class Overrides {
  private static final String SOURCE = "command line";

  private Overrides() {}

  /**
   * Returns the document with what was set.
   *
   * @param overrides {@code key=value}, keys of what is inside joined by dots
   * @param problems takes those that cannot be read, with what is wrong with them
   */
  public static ConfigNode.Mapping apply(
      ConfigNode.Mapping document, List<String> overrides, Problems problems) {
    ConfigNode.Mapping changed = document;
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        problems.add(
            Place.of(SOURCE), "", "'" + override + "' must be key=value, such as seeds=1,2");
        continue;
      }
      List<String> path = path(override.substring(0, equals).strip());
      if (path.contains("")) {
        problems.add(Place.of(SOURCE), "", "'" + override + "' has an empty key");
        continue;
      }
      try {
        changed = set(changed, path, value(override.substring(equals + 1).strip()));
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    return changed;
  }

  /** In {@code grid.ENTRY.KEY} the key is one, dots and all: a grid writes it so, too. */
  private static List<String> path(String key) {
    return Arrays.asList(key.split("\\.", key.startsWith("grid.") ? 3 : -1));
  }

  /**
   * A dataset that is one word keeps being that one when an option is set below it; another place
   * to run on keeps the options of the runner.
   */
  private static ConfigNode.Mapping set(
      ConfigNode.Mapping document, List<String> path, ConfigNode value) {
    String first = path.get(0);
    if (path.equals(List.of("runner"))
        && value instanceof ConfigNode.Scalar
        && document.get(first).orElse(null) instanceof ConfigNode.Mapping) {
      return document.set(List.of(first, "cluster"), value);
    }
    if (path.size() > 1
        && first.equals("runner")
        && document.get(first).orElse(null) instanceof ConfigNode.Scalar word) {
      ConfigNode.Mapping chosen = ConfigNode.Mapping.empty(word.place()).with("cluster", word);
      return document.with(first, chosen).set(path, value);
    }
    if (path.size() > 1
        && first.equals("dataset")
        && document.get(first).orElse(null) instanceof ConfigNode.Scalar word
        && word.value() instanceof String) {
      ConfigNode.Mapping chosen = ConfigNode.Mapping.empty(word.place()).with(first, word);
      return document.with(first, chosen).set(path, value);
    }
    return document.set(path, value);
  }

  /** {@code 1,2} is the list that it looks like. */
  private static ConfigNode value(String text) {
    boolean bareList = text.matches("[^\\[\\]{}\"']+(,[^\\[\\]{}\"']+)+");
    ConfigNode node = YamlReader.readValue(bareList ? "[" + text + "]" : text, SOURCE);
    return atCommandLine(node);
  }

  /** Lines and columns within one word of a command line help nobody. */
  private static ConfigNode atCommandLine(ConfigNode node) {
    Place place = Place.of(SOURCE);
    if (node instanceof ConfigNode.Scalar scalar) {
      return new ConfigNode.Scalar(place, scalar.value(), scalar.text());
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      return new ConfigNode.Sequence(
          place, sequence.items().stream().map(Overrides::atCommandLine).toList());
    }
    ConfigNode.Mapping mapping = (ConfigNode.Mapping) node;
    ConfigNode.Mapping moved = ConfigNode.Mapping.empty(place);
    for (var entry : mapping.entries().entrySet()) {
      moved = moved.with(entry.getKey(), atCommandLine(entry.getValue()));
    }
    return moved;
  }
}
