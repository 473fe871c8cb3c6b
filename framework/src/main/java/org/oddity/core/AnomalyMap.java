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

  /**
   * Returns the map in another size, between the centres of its pixels by straight lines and beyond
   * them level: what PyTorch calls bilinear with {@code align_corners=False}.
   */
  public AnomalyMap resized(int newHeight, int newWidth) {
    if (newHeight == height && newWidth == width) {
      return this;
    }
    float[] resized = new float[Math.multiplyExact(newHeight, newWidth)];
    for (int y = 0; y < newHeight; y++) {
      double row = place(y, newHeight, height);
      int top = (int) row;
      int bottom = Math.min(top + 1, height - 1);
      for (int x = 0; x < newWidth; x++) {
        double column = place(x, newWidth, width);
        int left = (int) column;
        int right = Math.min(left + 1, width - 1);
        double above = between(top * width + left, top * width + right, column - left);
        double below = between(bottom * width + left, bottom * width + right, column - left);
        resized[y * newWidth + x] = (float) (above + (below - above) * (row - top));
      }
    }
    return new AnomalyMap(newHeight, newWidth, resized);
  }

  private static double place(int pixel, int pixels, int values) {
    double place = (pixel + 0.5) * values / pixels - 0.5;
    return Math.max(0, Math.min(values - 1.0, place));
  }

  private double between(int from, int to, double share) {
    return values[from] + ((double) values[to] - values[from]) * share;
  }
}
