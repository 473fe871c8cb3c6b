package org.oddity.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.core.Place;
import org.oddity.core.Shown;

/** One value of a YAML document and where it was read; immutable. */
public sealed interface ConfigNode {
  /** Returns where the value starts. */
  Place place();

  /** Returns the value as maps, lists, texts, numbers, booleans and null. */
  Object plain();

  /** Returns how a message names what was read. */
  String read();

  /**
   * Returns a tree of maps, lists, texts, numbers, booleans and null; the inverse of {@link
   * #plain}.
   *
   * @param place where messages say that all of it was read
   */
  static ConfigNode of(Object plain, Place place) {
    if (plain instanceof Map<?, ?> map) {
      Mapping mapping = Mapping.empty(place);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        mapping = mapping.with(entry.getKey().toString(), of(entry.getValue(), place));
      }
      return mapping;
    }
    if (plain instanceof List<?> list) {
      return new Sequence(place, list.stream().map(item -> of(item, place)).toList());
    }
    boolean whole = plain instanceof Integer || plain instanceof Short || plain instanceof Byte;
    Object value = whole ? Long.valueOf(((Number) plain).longValue()) : plain;
    return new Scalar(place, value, plain == null ? "" : plain.toString());
  }

  /**
   * A single value.
   *
   * @param value a String, Long, Double, Boolean or null
   * @param text as it is written
   */
  record Scalar(Place place, Object value, String text) implements ConfigNode {
    public Scalar {
      requireNonNull(place, "place is null");
      requireNonNull(text, "text is null");
    }

    @Override
    public Object plain() {
      return value;
    }

    @Override
    public String read() {
      return value == null ? "nothing" : "'" + Shown.briefly(text) + "'";
    }
  }

  /** Values in order. */
  record Sequence(Place place, List<ConfigNode> items) implements ConfigNode {
    public Sequence {
      requireNonNull(place, "place is null");
      items = List.copyOf(items);
    }

    @Override
    public Object plain() {
      List<Object> values = new ArrayList<>();
      items.forEach(item -> values.add(item.plain()));
      return values;
    }

    @Override
    public String read() {
      return "a list";
    }
  }

  /**
   * Values by key, in the order of the file.
   *
   * @param keys where each key was read
   */
  record Mapping(Place place, Map<String, ConfigNode> entries, Map<String, Place> keys)
      implements ConfigNode {
    public Mapping {
      requireNonNull(place, "place is null");
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** Returns an empty mapping. */
    public static Mapping empty(Place place) {
      return new Mapping(place, Map.of(), Map.of());
    }

    @Override
    public Object plain() {
      Map<String, Object> values = new LinkedHashMap<>();
      entries.forEach((key, node) -> values.put(key, node.plain()));
      return values;
    }

    @Override
    public String read() {
      return "a mapping";
    }

    /** Returns the value of a key. */
    public Optional<ConfigNode> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** Returns where a key was read, or where the mapping starts. */
    public Place placeOf(String key) {
      return keys.getOrDefault(key, place);
    }

    /** Returns this mapping with one value set or replaced. */
    public Mapping with(String key, ConfigNode node) {
      Map<String, ConfigNode> changed = new LinkedHashMap<>(entries);
      Map<String, Place> changedKeys = new LinkedHashMap<>(keys);
      changed.put(key, node);
      changedKeys.put(key, node.place());
      return new Mapping(place, changed, changedKeys);
    }

    /** Returns this mapping without a key. */
    public Mapping without(String key) {
      Map<String, ConfigNode> changed = new LinkedHashMap<>(entries);
      Map<String, Place> changedKeys = new LinkedHashMap<>(keys);
      changed.remove(key);
      changedKeys.remove(key);
      return new Mapping(place, changed, changedKeys);
    }

    /**
     * Returns this mapping with another one laid over it: mappings merge, all else replaces. A
     * mapping of another {@code kind} replaces too, since its options are others.
     */
    public Mapping merge(Mapping over) {
      Mapping merged = this;
      for (Map.Entry<String, ConfigNode> entry : over.entries.entrySet()) {
        ConfigNode below = merged.entries.get(entry.getKey());
        ConfigNode value =
            below instanceof Mapping mapping
                    && entry.getValue() instanceof Mapping above
                    && mapping.sameKind(above)
                ? mapping.merge(above)
                : entry.getValue();
        Map<String, ConfigNode> values = new LinkedHashMap<>(merged.entries);
        Map<String, Place> places = new LinkedHashMap<>(merged.keys);
        values.put(entry.getKey(), value);
        places.put(entry.getKey(), over.placeOf(entry.getKey()));
        merged = new Mapping(over.place, values, places);
      }
      return merged;
    }

    private boolean sameKind(Mapping above) {
      return above.get(RecordBinder.KIND).isEmpty()
          || get(RecordBinder.KIND)
              .map(kind -> kind.plain().equals(above.entries.get(RecordBinder.KIND).plain()))
              .orElse(true);
    }

    /**
     * Returns this mapping with the value at a path of keys set; mappings on the way are made. A
     * word on the way chooses something, and keeps choosing it as the new mapping's {@code kind}.
     */
    public Mapping set(List<String> path, ConfigNode node) {
      String key = path.get(0);
      if (path.size() == 1) {
        return with(key, node);
      }
      Mapping inner = inner(entries.get(key), node.place());
      Mapping changed = inner.set(path.subList(1, path.size()), node);
      Map<String, ConfigNode> values = new LinkedHashMap<>(entries);
      Map<String, Place> places = new LinkedHashMap<>(keys);
      values.put(key, changed);
      places.putIfAbsent(key, node.place());
      return new Mapping(place, values, places);
    }

    private static Mapping inner(ConfigNode node, Place otherwise) {
      if (node instanceof Scalar word && word.value() instanceof String) {
        return empty(word.place()).with(RecordBinder.KIND, word);
      }
      return node instanceof Mapping mapping ? mapping : empty(otherwise);
    }
  }
}
