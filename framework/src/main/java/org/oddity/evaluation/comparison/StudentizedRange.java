package org.oddity.evaluation.comparison;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** The range of independent standard normal variables: the studentised range without estimate. */
final class StudentizedRange {
  /** The normal density is below 1e-20 outside. */
  private static final double FAR = 9.5;

  /** The trapezoid rule converges faster than any power on such integrands; see the test. */
  private static final double STEP = 1.0 / 32;

  private static final double WIDEST = 20;
  private static final int MOST_STEPS = 200;

  private StudentizedRange() {}

  /** Returns the chance that {@code count} variables lie within a range {@code q}. */
  static double cumulative(double q, int count) {
    double sum = 0;
    for (double z = -FAR; z <= FAR; z += STEP) {
      double inside = Normal.cumulative(z) - Normal.cumulative(z - q);
      sum += Normal.density(z) * Math.pow(inside, count - 1);
    }
    return count * sum * STEP;
  }

  /** Returns the range within which {@code count} variables lie with a chance of {@code share}. */
  static double quantile(double share, int count) {
    return new BrentSolver(1e-10).solve(MOST_STEPS, q -> cumulative(q, count) - share, 0, WIDEST);
  }
}
