package org.oddity.experiment.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.core.Suggestions;
import org.oddity.data.Dataset;

/** Finds classes by name, or by number where no class has that name; {@code all} is every class. */
final class ClassSelection {
  static final String ALL = "all";

  private ClassSelection() {}

  static Map<String, Integer> resolve(Dataset dataset, String key, List<String> chosen) {
    List<String> names = dataset.classNames();
    Map<String, Integer> classes = new LinkedHashMap<>();
    if (chosen.equals(List.of(ALL))) {
      for (int i = 0; i < names.size(); i++) {
        classes.put(names.get(i), i);
      }
      return classes;
    }
    for (String name : chosen) {
      int index = indexOf(names, key, name);
      if (classes.put(names.get(index), index) != null) {
        throw new InvalidProtocolException(key, "class '" + names.get(index) + "' stands twice");
      }
    }
    return classes;
  }

  private static int indexOf(List<String> names, String key, String name) {
    int byName = names.indexOf(name);
    if (byName >= 0) {
      return byName;
    }
    if (name.matches("\\d{1,6}") && Integer.parseInt(name) < names.size()) {
      return Integer.parseInt(name);
    }
    throw new InvalidProtocolException(
        key, "unknown class '" + name + "'." + Suggestions.among(name, names));
  }
}
