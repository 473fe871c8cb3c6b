package org.oddity.detector.classical.svm;

import org.oddity.detector.DetectorFailedException;

/**
 * The dual of the one-class support vector machine on one set of images: the least ½ αᵀKα with 0 ≤
 * α ≤ 1 and Σα = νn, the scale of libsvm, where K is exp(−γ|x−y|²). For one thread.
 */
interface OneClassProblem {
  /**
   * Finds which training images carry the surface.
   *
   * @param tolerance by how much the optimality conditions may be violated, on the scale of Σα = νn
   * @throws DetectorFailedException if no surface is found
   */
  Solution solve(double gamma, double nu, double tolerance);

  /**
   * The surface Σ α_i K(x_i, x) = ρ.
   *
   * @param support places of the support vectors among the training images, rising
   * @param alphas their weights, in (0, 1], together ν times the number of training images
   * @param rho the offset
   */
  record Solution(int[] support, double[] alphas, double rho) {}
}
