package org.oddity.tensor;

/** How gradients become steps; a learning rate of one's own is given at each step. */
public sealed interface UpdateRule {
  /**
   * Stochastic gradient descent.
   *
   * @param momentum in [0, 1); 0 is plain descent
   * @param nesterov whether the gradient is taken one step ahead
   */
  record Sgd(double momentum, boolean nesterov) implements UpdateRule {}

  /**
   * Adam.
   *
   * @param beta1 decay of the gradient's mean
   * @param beta2 decay of the squared gradient's mean
   * @param epsilon added to the root of the second mean
   */
  record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {}

  /**
   * RMSprop.
   *
   * @param decay of the squared gradient's mean
   * @param epsilon added to the root
   */
  record RmsProp(double decay, double epsilon) implements UpdateRule {}
}
