package org.oddity.detector.classical.lbp;

/**
 * One neighbour on the circle around a pixel, as the weights of the four pixels around it.
 *
 * @param row offset of the upper two pixels
 * @param column offset of the left two pixels
 * @param down share of the lower two, in [0, 1)
 * @param right share of the right two, in [0, 1)
 */
record CirclePoint(int row, int column, double down, double right) {
  /** Offsets are rounded as in scikit-image, so that 2·cos(90°) is 0 and not 1e-16. */
  private static final double ROUNDING = 1e5;

  /** Returns neighbour {@code index} of {@code count}, counter-clockwise from the right. */
  static CirclePoint of(int radius, int count, int index) {
    double angle = 2 * Math.PI * index / count;
    double row = Math.rint(-radius * Math.sin(angle) * ROUNDING) / ROUNDING;
    double column = Math.rint(radius * Math.cos(angle) * ROUNDING) / ROUNDING;
    int up = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    return new CirclePoint(up, left, row - up, column - left);
  }

  /** Returns the interpolated value seen from the pixel at {@code place} of a row-wise image. */
  double sample(double[] grey, int width, int place) {
    int corner = place + row * width + column;
    double upper = between(grey, corner);
    return down == 0 ? upper : (1 - down) * upper + down * between(grey, corner + width);
  }

  /** An offset that falls on a pixel reads no other: the one beyond may lie outside the image. */
  private double between(double[] grey, int place) {
    return right == 0 ? grey[place] : (1 - right) * grey[place] + right * grey[place + 1];
  }
}
