package org.oddity.nn.optimiser;

/**
 * What the learning rate is multiplied by; the same answer at the same time, whatever was before.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * Returns the factor.
   *
   * @param epoch how many have passed since the start; whole at the start of one, 1.5 in the middle
   *     of the second
   */
  double factor(double epoch);

  /** Returns 1 at all times. */
  static Schedule constant() {
    return epoch -> 1;
  }
}
