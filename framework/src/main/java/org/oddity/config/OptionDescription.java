package org.oddity.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One option as {@code oddity describe} prints it.
 *
 * @param key the YAML key, with dots for inner records
 * @param type what it takes
 * @param byDefault the default as YAML, or {@code (required)}
 * @param help one line
 */
public record OptionDescription(String key, String type, String byDefault, String help) {

  /** Returns the options of a record in order, inner choices below their key. */
  public static List<OptionDescription> of(Class<?> type) {
    List<OptionDescription> rows = new ArrayList<>();
    collect("", type, rows);
    return rows;
  }

  private static void collect(String prefix, Class<?> type, List<OptionDescription> rows) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = prefix + Kebab.ofCamel(component.getName());
      Option option = component.getAnnotation(Option.class);
      String help = option == null ? "" : option.help();
      rows.add(new OptionDescription(key, typeName(component), byDefault(component, option), help));
      Class<?> inner = innerType(component.getGenericType());
      if (inner.isAnnotationPresent(OpenChoice.class)) {
        continue; // its options are described under the name that is chosen
      }
      if (inner.isRecord()) {
        collect(key + ".", inner, rows);
      } else if (RecordBinder.isChoice(inner) && !ConfigNode.class.isAssignableFrom(inner)) {
        for (Map.Entry<String, Class<?>> kind : RecordBinder.kindsOf(inner).entrySet()) {
          collect(key + "[" + kind.getKey() + "].", kind.getValue(), rows);
        }
      }
    }
  }

  private static String byDefault(RecordComponent component, Option option) {
    if (option != null && !option.byDefault().equals(Option.REQUIRED)) {
      return option.byDefault();
    }
    return component.getType() == java.util.Optional.class ? "(none)" : "(required)";
  }

  private static String typeName(RecordComponent component) {
    Class<?> inner = innerType(component.getGenericType());
    String name =
        inner.isAnnotationPresent(OpenChoice.class)
            ? inner.getAnnotation(OpenChoice.class).value()
            : inner.isRecord()
                ? "mapping"
                : RecordBinder.isChoice(inner)
                    ? String.join(" | ", RecordBinder.kindsOf(inner).keySet())
                    : inner.isEnum()
                        ? String.join(" | ", ScalarTypes.names(inner))
                        : ScalarTypes.describe(inner).replaceFirst("^an? ", "");
    return component.getType() == List.class ? "list of " + name : name;
  }

  private static Class<?> innerType(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return innerType(arguments[arguments.length - 1]);
    }
    return (Class<?>) type;
  }
}
