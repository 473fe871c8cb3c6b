package org.oddity.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Some classes of a dataset that belong together, such as MVTec AD's {@code bottle}: one is normal,
 * the others are what its test part shows beside it.
 *
 * @param name for people and tables
 * @param normalClass the label of what is normal
 * @param classes all labels, the normal one's among them
 */
public record Category(String name, int normalClass, List<Integer> classes) {
  public Category {
    requireNonNull(name, "name is null");
    classes = List.copyOf(classes);
    if (!classes.contains(normalClass)) {
      throw new IllegalArgumentException(
          "class " + normalClass + " is not among the classes " + classes + " of " + name);
    }
  }
}
