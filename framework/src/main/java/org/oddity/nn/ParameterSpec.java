package org.oddity.nn;

import static java.util.Objects.requireNonNull;

import org.oddity.tensor.Shape;

/**
 * What a layer needs to remember.
 *
 * @param name in its layer, such as {@code weights}
 * @param trained whether optimisers move it; else it is a statistic that layers keep, such as a
 *     running mean
 */
public record ParameterSpec(String name, Shape shape, Initialiser initialiser, boolean trained) {
  public ParameterSpec {
    requireNonNull(name, "name is null");
    requireNonNull(shape, "shape is null");
    requireNonNull(initialiser, "initialiser is null");
  }
}
