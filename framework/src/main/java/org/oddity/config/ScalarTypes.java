package org.oddity.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The single values that an option can hold, and how to read them. */
final class ScalarTypes {
  private ScalarTypes() {}

  static Optional<Object> convert(ConfigNode.Scalar node, Class<?> type) {
    Object value = node.value();
    if (type == String.class) {
      return Optional.of(node.text());
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> Kebab.ofConstant((Enum<?>) constant).equals(node.text()))
          .map(Object.class::cast)
          .findFirst();
    }
    if (type == boolean.class || type == Boolean.class) {
      return value instanceof Boolean ? Optional.of(value) : Optional.empty();
    }
    return value instanceof Number number ? number(number, type) : Optional.empty();
  }

  private static Optional<Object> number(Number number, Class<?> type) {
    if (type == double.class || type == Double.class) {
      return Optional.of(number.doubleValue());
    }
    if (!(number instanceof Long whole)) {
      return Optional.empty();
    }
    if (type == long.class || type == Long.class) {
      return Optional.of(whole);
    }
    if (type == int.class || type == Integer.class) {
      return whole.intValue() == whole ? Optional.of(whole.intValue()) : Optional.empty();
    }
    throw new IllegalStateException("no way to read a " + type);
  }

  static String describe(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + String.join(", ", names(type));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    return type == String.class ? "a text" : "a whole number";
  }

  static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Kebab.ofConstant((Enum<?>) constant))
        .toList();
  }
}
