package org.oddity.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Suggestions;

/**
 * Fills an options record from a mapping.
 *
 * <p>Components may be int, long, double, boolean, String, an enum (by its lower-kebab name), a
 * record, a sealed interface of records (chosen by the key {@code kind}; a single word is a kind
 * with its defaults), a record marked {@link OpenChoice} or {@link SingleWord}, {@link Optional},
 * {@link List} or {@link Map} of these, or {@link ConfigNode} for whatever stands there. Every
 * problem is collected with its line and column.
 */
public final class RecordBinder {
  /** The key that chooses among the records of a sealed interface. */
  public static final String KIND = "kind";

  private static final Object FAILED = new Object();

  private final Problems problems;

  /** Makes a binder that reports to {@code problems}. */
  public RecordBinder(Problems problems) {
    this.problems = problems;
  }

  /**
   * Returns the record that a mapping describes, or throws all its problems.
   *
   * @param path how messages name the mapping; may be empty
   * @throws InvalidInputException if anything does not fit
   */
  public static <R> R bindOrThrow(ConfigNode node, String path, Class<R> type) {
    Problems problems = new Problems();
    Optional<R> bound = new RecordBinder(problems).bind(node, path, type);
    problems.throwIfAny();
    return bound.orElseThrow();
  }

  /** Returns the record that a mapping describes, or nothing after reporting why. */
  public <R> Optional<R> bind(ConfigNode node, String path, Class<R> type) {
    Object value = value(node, path, type);
    return value == FAILED ? Optional.empty() : Optional.of(type.cast(value));
  }

  private Object value(ConfigNode node, String path, Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(node, path, generic);
    }
    Class<?> plain = (Class<?>) type;
    if (ConfigNode.class.isAssignableFrom(plain)) {
      return plain.isInstance(node) ? node : refuse(node, path, "must be a mapping");
    }
    if (plain.isAnnotationPresent(OpenChoice.class)) {
      return openChoice(node, path, plain);
    }
    if (plain.isRecord()) {
      return record(node, path, plain);
    }
    if (isChoice(plain)) {
      return chosen(node, path, plain);
    }
    if (node instanceof ConfigNode.Scalar scalar && scalar.value() != null) {
      return scalar(scalar, path, plain);
    }
    return refuse(node, path, "must be " + ScalarTypes.describe(plain));
  }

  private Object record(ConfigNode node, String path, Class<?> type) {
    if (node instanceof ConfigNode.Mapping mapping) {
      return fill(mapping, path, type);
    }
    SingleWord single = type.getAnnotation(SingleWord.class);
    if (single != null
        && node instanceof ConfigNode.Scalar word
        && word.value() instanceof String) {
      return fill(ConfigNode.Mapping.empty(node.place()).with(single.value(), word), path, type);
    }
    return refuse(node, path, "must be a mapping of " + keysOf(type));
  }

  private Object scalar(ConfigNode.Scalar node, String path, Class<?> type) {
    Optional<Object> value = ScalarTypes.convert(node, type);
    if (value.isPresent()) {
      return value.get();
    }
    String hint = type.isEnum() ? Suggestions.among(node.text(), ScalarTypes.names(type)) : "";
    String allowed =
        type.isEnum()
            ? "unknown value " + node.read() + "." + hint
            : "must be " + ScalarTypes.describe(type) + ", was " + node.read();
    problems.add(node.place(), path, allowed);
    return FAILED;
  }

  private Object generic(ConfigNode node, String path, ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      if (node instanceof ConfigNode.Scalar scalar && scalar.value() == null) {
        return Optional.empty();
      }
      Object inner = value(node, path, arguments[0]);
      return inner == FAILED ? FAILED : Optional.of(inner);
    }
    if (type.getRawType() == List.class) {
      return list(node, path, arguments[0]);
    }
    if (type.getRawType() == Map.class) {
      return map(node, path, arguments[1]);
    }
    throw new IllegalStateException("no way to read a " + type);
  }

  /** A single value stands for a list of one. */
  private Object list(ConfigNode node, String path, Type type) {
    if (node instanceof ConfigNode.Scalar scalar && scalar.value() == null) {
      return refuse(node, path, "must be a list");
    }
    List<ConfigNode> items =
        node instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(node);
    List<Object> values = new ArrayList<>();
    boolean failed = false;
    for (int i = 0; i < items.size(); i++) {
      Object value = value(items.get(i), path + "[" + i + "]", type);
      failed |= value == FAILED;
      values.add(value);
    }
    return failed ? FAILED : List.copyOf(values);
  }

  private Object map(ConfigNode node, String path, Type type) {
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      return refuse(node, path, "must be a mapping");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean failed = false;
    for (Map.Entry<String, ConfigNode> entry : mapping.entries().entrySet()) {
      Object value = value(entry.getValue(), join(path, entry.getKey()), type);
      failed |= value == FAILED;
      values.put(entry.getKey(), value);
    }
    return failed ? FAILED : values;
  }

  private Object chosen(ConfigNode node, String path, Class<?> type) {
    Map<String, Class<?>> kinds = kindsOf(type);
    if (node instanceof ConfigNode.Scalar scalar && scalar.value() != null) {
      return chosen(scalar, ConfigNode.Mapping.empty(node.place()), path, kinds);
    }
    if (node instanceof ConfigNode.Mapping mapping) {
      if (mapping.get(KIND).orElse(null) instanceof ConfigNode.Scalar kind) {
        return chosen(kind, mapping.without(KIND), path, kinds);
      }
      problems.add(
          mapping.place(),
          join(path, KIND),
          "is missing. Known: " + String.join(", ", kinds.keySet()) + ".");
      return FAILED;
    }
    return refuse(node, path, "must be one of " + String.join(", ", kinds.keySet()));
  }

  private Object chosen(
      ConfigNode.Scalar kind, ConfigNode.Mapping rest, String path, Map<String, Class<?>> kinds) {
    Class<?> type = kinds.get(kind.text());
    if (type == null) {
      problems.add(
          kind.place(),
          join(path, KIND),
          "unknown kind " + kind.read() + "." + Suggestions.among(kind.text(), kinds.keySet()));
      return FAILED;
    }
    return fill(rest, path, type);
  }

  private Object openChoice(ConfigNode node, String path, Class<?> type) {
    String key = type.getAnnotation(OpenChoice.class).value();
    if (node instanceof ConfigNode.Scalar name && name.value() != null) {
      return openChoice(ConfigNode.Mapping.empty(node.place()).with(key, node), path, type);
    }
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      return refuse(node, path, "must be the name of a " + key + " or a mapping");
    }
    ConfigNode name = mapping.get(key).or(() -> mapping.get(KIND)).orElse(null);
    if (!(name instanceof ConfigNode.Scalar scalar) || scalar.value() == null) {
      problems.add(mapping.place(), join(path, key), "is missing: which " + key + " is meant");
      return FAILED;
    }
    Object options = mapping.without(key).without(KIND).plain();
    return construct(mapping, path, type, new Object[] {scalar.text(), options});
  }

  private Object fill(ConfigNode.Mapping mapping, String path, Class<?> type) {
    int before = problems.count();
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys = Arrays.stream(components).map(c -> Kebab.ofCamel(c.getName())).toList();
    for (String key : mapping.entries().keySet()) {
      if (!keys.contains(key)) {
        problems.add(
            mapping.placeOf(key),
            join(path, key),
            "unknown key '" + key + "'." + Suggestions.among(key, keys));
      }
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(mapping, path, keys.get(i), components[i]);
    }
    return problems.count() > before ? FAILED : construct(mapping, path, type, values);
  }

  private Object component(
      ConfigNode.Mapping mapping, String path, String key, RecordComponent component) {
    Optional<ConfigNode> given = mapping.get(key);
    if (given.isPresent()) {
      return value(given.get(), join(path, key), component.getGenericType());
    }
    Option option = component.getAnnotation(Option.class);
    if (option != null && !option.byDefault().equals(Option.REQUIRED)) {
      ConfigNode byDefault = YamlReader.readValue(option.byDefault(), "default of " + key);
      return value(byDefault, join(path, key), component.getGenericType());
    }
    if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    problems.add(
        mapping.place(),
        join(path, key),
        "is missing" + (option == null ? "" : ": " + option.help()));
    return FAILED;
  }

  private Object construct(
      ConfigNode.Mapping mapping, String path, Class<?> type, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidOptionsException refused) {
        for (InvalidOptionsException.Refusal refusal : refused.refusals()) {
          String key = Kebab.ofCamel(refusal.component());
          ConfigNode given = mapping.get(key).orElse(mapping);
          problems.add(given.place(), join(path, key), refusal.message());
        }
        return FAILED;
      }
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  private Object refuse(ConfigNode node, String path, String allowed) {
    problems.add(node.place(), path, allowed + ", was " + node.read());
    return FAILED;
  }

  /** Java calls an enum sealed, too, once one of its constants has a body. */
  static boolean isChoice(Class<?> type) {
    return type.isSealed() && type.isInterface();
  }

  /** Returns the records of a sealed interface by the names that YAML uses. */
  public static Map<String, Class<?>> kindsOf(Class<?> sealed) {
    Map<String, Class<?>> kinds = new LinkedHashMap<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      Kind kind = permitted.getAnnotation(Kind.class);
      kinds.put(kind == null ? Kebab.ofCamel(permitted.getSimpleName()) : kind.value(), permitted);
    }
    return kinds;
  }

  private static String keysOf(Class<?> type) {
    return String.join(
        ", ",
        Arrays.stream(type.getRecordComponents()).map(c -> Kebab.ofCamel(c.getName())).toList());
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
