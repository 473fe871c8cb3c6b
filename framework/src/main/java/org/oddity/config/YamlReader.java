package org.oddity.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Shown;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 as {@link ConfigNode}s.
 *
 * <p>No tag builds an object. Aliases are followed, but a document that unfolds to more than
 * {@value #MOST_NODES} values is refused, so that a small file cannot fill the memory.
 */
public final class YamlReader {
  private static final int MOST_NODES = 100_000;
  private static final int MOST_LEVELS = 64;
  private static final int LONGEST_KEY = 200;
  private static final long MOST_BYTES = 4L << 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  private final String source;
  private final Problems problems;
  private int nodes;

  private YamlReader(String source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * Reads a file that must hold one mapping.
   *
   * @throws InvalidInputException naming file, line and column
   */
  public static ConfigNode.Mapping readFile(Path file) {
    return readText(text(file), file.toString());
  }

  /**
   * Reads a text that must hold one mapping.
   *
   * @param source how messages name the text
   * @throws InvalidInputException naming source, line and column
   */
  public static ConfigNode.Mapping readText(String yaml, String source) {
    ConfigNode node = readValue(yaml, source);
    if (node instanceof ConfigNode.Mapping mapping) {
      return mapping;
    }
    throw new InvalidInputException(
        source, "must hold a mapping of keys to values, holds " + node.read());
  }

  /**
   * Reads a text that may hold any value; an empty text is nothing.
   *
   * @throws InvalidInputException naming source, line and column
   */
  public static ConfigNode readValue(String yaml, String source) {
    Problems problems = new Problems();
    YamlReader reader = new YamlReader(source, problems);
    ConfigNode node = reader.compose(yaml);
    problems.throwIfAny();
    return node;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidInputException(file.toString(), "is over 4 MiB: not a configuration");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new InvalidInputException(file.toString(), "is not UTF-8 text");
    } catch (IOException e) {
      String reason = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
      throw new InvalidInputException(file.toString(), reason);
    }
  }

  private ConfigNode compose(String yaml) {
    try {
      Parser events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml));
      Optional<Node> root =
          new Composer(SETTINGS, new BoundedEvents(events, MOST_NODES, MOST_LEVELS))
              .getSingleNode();
      return root.isEmpty()
          ? new ConfigNode.Scalar(new Place(source, 1, 1), null, "")
          : convert(root.get(), 0);
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(this::place).orElse(Place.of(source));
      problems.add(place, "", "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(Place.of(source), "", "is not YAML: " + e.getMessage());
    }
    return new ConfigNode.Scalar(Place.of(source), null, "");
  }

  private ConfigNode convert(Node node, int depth) {
    if (++nodes > MOST_NODES || depth > MOST_LEVELS) {
      throw BoundedEvents.tooMuch();
    }
    if (node instanceof MappingNode mapping) {
      refuseTag(node, Tag.MAP);
      return mapping(mapping, depth);
    }
    if (node instanceof SequenceNode sequence) {
      refuseTag(node, Tag.SEQ);
      List<ConfigNode> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
      return new ConfigNode.Sequence(place(node), items);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new ConfigNode.Scalar(place(node), value(scalar), scalar.getValue());
  }

  private ConfigNode mapping(MappingNode mapping, int depth) {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        problems.add(place(tuple.getKeyNode()), "", "a key must be a single word");
        continue;
      }
      String key = keyNode.getValue();
      refuseControl(keyNode);
      if (key.length() > LONGEST_KEY) {
        problems.add(place(keyNode), "", "a key of " + key.length() + " characters is no key");
        continue;
      }
      if (keys.containsKey(key)) {
        problems.add(place(keyNode), key, "stands twice; first at line " + keys.get(key).line());
        continue;
      }
      keys.put(key, place(keyNode));
      entries.put(key, convert(tuple.getValueNode(), depth + 1));
    }
    return new ConfigNode.Mapping(place(mapping), entries, keys);
  }

  private Object value(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (Tag.NULL.equals(tag)) {
      return null;
    }
    if (Tag.BOOL.equals(tag)) {
      return text.equalsIgnoreCase("true");
    }
    if (Tag.INT.equals(tag) || Tag.FLOAT.equals(tag)) {
      return number(text);
    }
    refuseTag(node, Tag.STR);
    refuseControl(node);
    return text;
  }

  /** Neither a path nor a name has them, and a terminal would obey them. */
  private void refuseControl(ScalarNode node) {
    node.getValue()
        .chars()
        .filter(Shown::isControl)
        .findFirst()
        .ifPresent(
            found ->
                problems.add(
                    place(node),
                    "",
                    String.format(
                        Locale.ROOT, "control characters are not allowed, was \\u%04x", found)));
  }

  private void refuseTag(Node node, Tag allowed) {
    if (!allowed.equals(node.getTag())) {
      problems.add(place(node), "", "tags are not allowed, was '" + node.getTag().getValue() + "'");
    }
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text.startsWith("+") ? text.substring(1) : text);
    } catch (NumberFormatException notAnInteger) {
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException notDecimal) {
        return text; // hexadecimal, octal, .inf and .nan stay texts: no option takes them
      }
    }
  }

  private Place place(Node node) {
    return node.getStartMark().map(this::place).orElse(Place.of(source));
  }

  private Place place(Mark mark) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
