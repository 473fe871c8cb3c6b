package org.oddity.explanation;

import static java.util.Objects.requireNonNull;

/**
 * How much each pixel's surroundings count in what is explained, {@code [height, width]}: at least
 * 0, in units of the score.
 *
 * @param height rows of the image
 * @param width columns
 * @param values row after row; read only
 */
public record ExplanationMap(int height, int width, float[] values) {
  public ExplanationMap {
    requireNonNull(values, "values is null");
    if (height < 1 || width < 1 || values.length != height * width) {
      throw new IllegalArgumentException(
          values.length + " values do not fill a map of " + height + "x" + width);
    }
  }

  /** Returns the greatest value; 0 if nothing in the layer speaks for what is explained. */
  public float peak() {
    float peak = 0;
    for (float value : values) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  /** Returns a value as a share of the map's own greatest, in [0, 1], to be looked at. */
  public double share(int row, int column) {
    float peak = peak();
    return peak == 0 ? 0 : values[row * width + column] / (double) peak;
  }
}
