package org.oddity.experiment;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.config.ConfigNode;
import org.oddity.config.Kebab;
import org.oddity.config.Option;
import org.oddity.config.RecordBinder;
import org.oddity.core.Place;

/**
 * Goes over the options of a record, those of records and choices inside it too, and replaces what
 * is written for the components of one type.
 */
final class OptionWalk {
  private final Class<?> wanted;
  private final Change change;
  private final boolean defaults;

  private OptionWalk(Class<?> wanted, Change change, boolean defaults) {
    this.wanted = wanted;
    this.change = change;
    this.defaults = defaults;
  }

  /** Replaces what is written for one option. */
  @FunctionalInterface
  interface Change {
    /**
     * Returns what to write instead.
     *
     * @param path how messages name it
     * @param option its description, or null
     */
    ConfigNode of(ConfigNode node, String path, Option option);
  }

  /** Returns a walk over what is written. */
  static OptionWalk written(Class<?> wanted, Change change) {
    return new OptionWalk(wanted, change, false);
  }

  /** Returns a walk that also hands an empty mapping where nothing is written but a default is. */
  static OptionWalk withDefaults(Class<?> wanted, Change change) {
    return new OptionWalk(wanted, change, true);
  }

  /** Returns the options of a record with all that is wanted in them replaced. */
  ConfigNode.Mapping over(ConfigNode.Mapping options, String path, Class<?> record) {
    Map<String, ConfigNode> values = new LinkedHashMap<>(options.entries());
    Map<String, Place> places = new LinkedHashMap<>(options.keys());
    for (RecordComponent component : record.getRecordComponents()) {
      String key = Kebab.ofCamel(component.getName());
      Option option = component.getAnnotation(Option.class);
      written(options, key, component, option)
          .ifPresent(
              node -> {
                String inner = path.isEmpty() ? key : path + "." + key;
                values.put(key, changed(node, inner, component.getGenericType(), option));
                places.putIfAbsent(key, options.place());
              });
    }
    return new ConfigNode.Mapping(options.place(), values, places);
  }

  private Optional<ConfigNode> written(
      ConfigNode.Mapping options, String key, RecordComponent component, Option option) {
    boolean byDefault =
        defaults
            && option != null
            && !option.byDefault().equals(Option.REQUIRED)
            && component.getType() == wanted;
    return options
        .get(key)
        .or(
            () ->
                byDefault
                    ? Optional.of(ConfigNode.Mapping.empty(options.place()))
                    : Optional.empty());
  }

  private ConfigNode changed(ConfigNode node, String path, Type type, Option option) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type inner = arguments[arguments.length - 1];
      return node instanceof ConfigNode.Sequence sequence && generic.getRawType() == List.class
          ? items(sequence, path, inner)
          : generic.getRawType() == Map.class ? node : changed(node, path, inner, null);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == wanted) {
      return change.of(node, path, option);
    }
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      return node;
    }
    if (plain.isRecord()) {
      return over(mapping, path, plain);
    }
    return plain.isSealed() && plain.isInterface() ? inChoice(mapping, path, plain) : node;
  }

  private ConfigNode items(ConfigNode.Sequence sequence, String path, Type type) {
    List<ConfigNode> items = sequence.items();
    ConfigNode[] changed = new ConfigNode[items.size()];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = changed(items.get(i), path + "[" + i + "]", type, null);
    }
    return new ConfigNode.Sequence(sequence.place(), List.of(changed));
  }

  private ConfigNode inChoice(ConfigNode.Mapping mapping, String path, Class<?> sealed) {
    return mapping
        .get(RecordBinder.KIND)
        .map(kind -> RecordBinder.kindsOf(sealed).get(String.valueOf(kind.plain())))
        .<ConfigNode>map(record -> over(mapping, path, record))
        .orElse(mapping);
  }
}
