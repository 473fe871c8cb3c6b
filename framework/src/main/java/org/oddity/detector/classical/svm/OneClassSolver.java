package org.oddity.detector.classical.svm;

import java.util.Arrays;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_parameter;
import libsvm.svm_print_interface;
import libsvm.svm_problem;
import org.oddity.detector.DetectorFailedException;

/** Solves the dual problem of the one-class support vector machine by libsvm. */
final class OneClassSolver {
  private static final Object PRINTER_LOCK = new Object();
  private static final svm_print_interface SILENT = text -> {};
  private static final double BYTES_PER_CACHED_ENTRY = Float.BYTES;

  private OneClassSolver() {}

  /**
   * Finds which training images carry the surface.
   *
   * @param tolerance by how much the optimality conditions may be violated, on the scale of Σα = νn
   * @throws DetectorFailedException if no surface is found
   */
  static Solution solve(GramMatrix kernel, double nu, double tolerance) {
    silence();
    svm_problem problem = new svm_problem();
    problem.l = kernel.count();
    problem.x = kernel.nodes();
    problem.y = new double[kernel.count()];
    svm_model model = svm.svm_train(problem, parameters(kernel.count(), nu, tolerance));
    int[] support = Arrays.stream(model.sv_indices).map(serial -> serial - 1).toArray();
    if (support.length == 0 || !Double.isFinite(model.rho[0])) {
      throw new DetectorFailedException(
          "the one-class SVM found no surface around "
              + kernel.count()
              + " images with nu "
              + nu
              + " (rho is "
              + model.rho[0]
              + ")");
    }
    return new Solution(support, model.sv_coef[0], model.rho[0]);
  }

  /**
   * libsvm prints to one static printer of the whole virtual machine, by default to standard output
   * and thousands of dots at that. Every training sets the same silent one; the lock makes it
   * visible to all threads.
   */
  private static void silence() {
    synchronized (PRINTER_LOCK) {
      svm.svm_set_print_string_function(SILENT);
    }
  }

  private static svm_parameter parameters(int count, double nu, double tolerance) {
    svm_parameter parameters = new svm_parameter();
    parameters.svm_type = svm_parameter.ONE_CLASS;
    parameters.kernel_type = svm_parameter.PRECOMPUTED;
    parameters.nu = nu;
    parameters.eps = tolerance;
    parameters.shrinking = 1;
    // In MiB: room for every row, as a row thrown out is read again node by node.
    double rows = BYTES_PER_CACHED_ENTRY * count * (count + 16.0);
    parameters.cache_size = Math.max(1, 1.1 * rows / (1 << 20));
    return parameters;
  }

  /**
   * The surface Σ α_i K(x_i, x) = ρ.
   *
   * @param support places of the support vectors among the training images, rising
   * @param alphas their weights, in (0, 1], together ν times the number of training images
   * @param rho the offset
   */
  record Solution(int[] support, double[] alphas, double rho) {}
}
