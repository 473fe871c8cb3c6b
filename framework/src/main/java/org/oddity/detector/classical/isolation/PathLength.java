package org.oddity.detector.classical.isolation;

/** How many cuts it takes on average to isolate a point among others. */
final class PathLength {
  private static final double EULER_GAMMA = 0.5772156649015329;

  private PathLength() {}

  /**
   * Returns c(n): the average path length of an unsuccessful search in a binary search tree of
   * {@code count} points (equation 1), with H(i) estimated by ln i + γ as in the paper.
   */
  static double average(int count) {
    if (count < 3) {
      return count - 1.0; // exact for one and two points, where the estimate of H is far off
    }
    return 2 * (Math.log(count - 1.0) + EULER_GAMMA) - 2 * (count - 1.0) / count;
  }
}
