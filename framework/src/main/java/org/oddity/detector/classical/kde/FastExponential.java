package org.oddity.detector.classical.kde;

/**
 * Sums of exponentials by arithmetic that the compiler can vectorise, unlike {@link Math#exp}.
 *
 * <p>exp(x) is taken as the 64th power of a Taylor polynomial of degree 8 at x/64. The absolute
 * error is below 2e-14 for every x ≤ 0, which is what matters where the greatest term is 1.
 */
final class FastExponential {
  /** Here the exponential is below 1e-300, and the polynomial still between 0 and 1. */
  private static final double LEAST = -200;

  private FastExponential() {}

  /**
   * Returns the sum of {@code exp(factor · (x − origin))} over the first {@code count} places.
   *
   * @param factor below 0
   * @param origin at most the least x
   * @param scratch at least {@code count} places
   */
  static double sum(double[] x, int count, double origin, double factor, double[] scratch) {
    exponentials(x, count, origin, factor, scratch);
    // Four sums side by side: one alone would wait for each addition.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += scratch[i];
      b += scratch[i + 1];
      c += scratch[i + 2];
      d += scratch[i + 3];
    }
    for (; i < count; i++) {
      a += scratch[i];
    }
    return (a + b) + (c + d);
  }

  private static void exponentials(
      double[] x, int count, double origin, double factor, double[] result) {
    for (int i = 0; i < count; i++) {
      double t = Math.max(factor * (x[i] - origin), LEAST) * (1.0 / 64);
      double p = 1.0 / 40320;
      p = p * t + 1.0 / 5040;
      p = p * t + 1.0 / 720;
      p = p * t + 1.0 / 120;
      p = p * t + 1.0 / 24;
      p = p * t + 1.0 / 6;
      p = p * t + 0.5;
      p = p * t + 1;
      p = p * t + 1;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      result[i] = p;
    }
  }
}
