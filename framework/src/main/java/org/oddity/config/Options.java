package org.oddity.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns options records back into plain values, to write them down and to hash them. */
public final class Options {
  private Options() {}

  /** Returns all components, defaults included, as maps, lists and single values. */
  public static Map<String, Object> plain(Record options) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      Object value = plainValue(read(options, component));
      if (value != null) {
        values.put(Kebab.ofCamel(component.getName()), value);
      }
    }
    return values;
  }

  private static Object plainValue(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Options::plainValue).orElse(null);
    }
    if (value instanceof Enum<?> constant) {
      return Kebab.ofConstant(constant);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Options::plainValue).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((key, inner) -> values.put(key.toString(), plainValue(inner)));
      return values;
    }
    if (value instanceof ConfigNode node) {
      return node.plain();
    }
    if (value != null && value.getClass().isAnnotationPresent(OpenChoice.class)) {
      return plainOpenChoice((Record) value);
    }
    return value instanceof Record inner ? plainWithKind(inner) : value;
  }

  private static Map<String, Object> plainOpenChoice(Record choice) {
    RecordComponent[] components = choice.getClass().getRecordComponents();
    Map<String, Object> values = new LinkedHashMap<>();
    String key = choice.getClass().getAnnotation(OpenChoice.class).value();
    values.put(key, read(choice, components[0]));
    ((Map<?, ?>) read(choice, components[1]))
        .forEach((name, option) -> values.put(name.toString(), plainValue(option)));
    return values;
  }

  /** Returns all components, after the kind that chooses the record among its sealed siblings. */
  public static Map<String, Object> plainWithKind(Object inner) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Class<?> parent : inner.getClass().getInterfaces()) {
      if (parent.isSealed()) {
        RecordBinder.kindsOf(parent)
            .forEach(
                (kind, type) -> {
                  if (type == inner.getClass()) {
                    values.put(RecordBinder.KIND, kind);
                  }
                });
      }
    }
    values.putAll(plain((Record) inner));
    return values;
  }

  private static Object read(Record options, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(options);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component.getName(), e);
    }
  }
}
