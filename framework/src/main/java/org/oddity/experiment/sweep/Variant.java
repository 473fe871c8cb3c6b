package org.oddity.experiment.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.oddity.config.ConfigNode;
import org.oddity.tracking.VariantRecord;

/**
 * One row that a sweep makes of an entry.
 *
 * @param entry the entry's name
 * @param settings what the row sets, by key with dots, in the order of the experiment
 */
public record Variant(String entry, Map<String, ConfigNode> settings) {
  public Variant {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Returns the row's name, such as {@code knn[neighbours=5,metric=cosine]}. */
  public String name() {
    String label =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + text(setting.getValue()))
            .collect(Collectors.joining(","));
    return label.isEmpty() ? entry : entry + "[" + label + "]";
  }

  /** Returns the entry's options with those of this row in their places. */
  public ConfigNode.Mapping over(ConfigNode.Mapping options) {
    ConfigNode.Mapping changed = options;
    for (Map.Entry<String, ConfigNode> setting : settings.entrySet()) {
      changed = changed.set(Arrays.asList(setting.getKey().split("\\.", -1)), setting.getValue());
    }
    return changed;
  }

  /** Returns what the run folder keeps of it. */
  public VariantRecord record() {
    Map<String, String> texts = new LinkedHashMap<>();
    settings.forEach((key, value) -> texts.put(key, text(value)));
    return new VariantRecord(name(), entry, texts);
  }

  /** Returns this variant with one more setting. */
  public Variant with(String key, ConfigNode value) {
    Map<String, ConfigNode> more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return new Variant(entry, more);
  }

  private static String text(ConfigNode value) {
    if (value instanceof ConfigNode.Scalar scalar) {
      return scalar.text();
    }
    List<String> parts = new ArrayList<>();
    if (value instanceof ConfigNode.Sequence sequence) {
      sequence.items().forEach(item -> parts.add(text(item)));
    } else if (value instanceof ConfigNode.Mapping mapping) {
      mapping.entries().forEach((key, inner) -> parts.add(key + ":" + text(inner)));
    }
    return String.join("+", parts);
  }
}
