package org.oddity.detector.supervised;

/** A smooth function to be made small. */
@FunctionalInterface
interface Objective {
  /**
   * Returns the value at a point.
   *
   * @param gradient receives the gradient there; what it held is overwritten
   */
  double evaluate(double[] point, double[] gradient);
}
