package org.oddity.detector.classical.lbp;

/**
 * The pattern around each pixel: which of the neighbours on a circle are at least as bright.
 *
 * <p>Only pixels whose whole circle lies inside the image have one. Bit {@code p} belongs to the
 * neighbour at the angle 2πp/P. A neighbour that is darker by less than {@value #TOLERANCE} counts
 * as equal: interpolation between equal pixels is off by some 1e-17, and an even surface would
 * otherwise be described by rounding errors. The images' own steps are 1/255.
 */
final class LocalBinaryPatterns {
  private static final double TOLERANCE = 1e-7;

  private final int radius;
  private final CirclePoint[] circle;

  LocalBinaryPatterns(int radius, int neighbours) {
    this.radius = radius;
    this.circle = new CirclePoint[neighbours];
    for (int i = 0; i < neighbours; i++) {
      circle[i] = CirclePoint.of(radius, neighbours, i);
    }
  }

  /**
   * Returns the patterns of all inner pixels, {@code [height - 2·radius, width - 2·radius]}.
   *
   * @param grey {@code [height, width]}
   */
  int[] of(double[] grey, int height, int width) {
    int rows = height - 2 * radius;
    int columns = width - 2 * radius;
    int[] patterns = new int[rows * columns];
    for (int p = 0; p < circle.length; p++) {
      CirclePoint point = circle[p];
      for (int i = 0; i < patterns.length; i++) {
        int place = (i / columns + radius) * width + i % columns + radius;
        boolean brighter = point.sample(grey, width, place) >= grey[place] - TOLERANCE;
        patterns[i] |= (brighter ? 1 : 0) << p;
      }
    }
    return patterns;
  }
}
