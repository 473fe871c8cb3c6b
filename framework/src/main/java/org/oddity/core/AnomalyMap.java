package org.oddity.core;

import static java.util.Objects.requireNonNull;

/**
 * A score for every pixel of one image, {@code [height, width]}; higher is more anomalous.
 *
 * @param height rows
 * @param width columns
 * @param values row after row; read only
 */
public record AnomalyMap(int height, int width, float[] values) {
  public AnomalyMap {
    requireNonNull(values, "values is null");
    if (height < 1 || width < 1 || values.length != height * width) {
      throw new IllegalArgumentException(
          values.length + " values do not fill a map of " + height + "x" + width);
    }
  }
}
