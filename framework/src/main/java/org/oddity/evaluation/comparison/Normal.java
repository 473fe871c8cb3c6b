package org.oddity.evaluation.comparison;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. */
final class Normal {
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private Normal() {}

  static double density(double z) {
    return Math.exp(-z * z / 2) / ROOT_TWO_PI;
  }

  /** Accurate in the lower tail too. */
  static double cumulative(double z) {
    return Erf.erfc(-z / ROOT_TWO) / 2;
  }

  /** Returns the chance to lie at least this far from 0, either way. */
  static double twoSided(double z) {
    return Erf.erfc(Math.abs(z) / ROOT_TWO);
  }

  static double quantile(double share) {
    return -ROOT_TWO * Erf.erfcInv(2 * share);
  }
}
