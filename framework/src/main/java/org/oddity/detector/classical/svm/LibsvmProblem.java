package org.oddity.detector.classical.svm;

import java.util.Arrays;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_parameter;
import libsvm.svm_print_interface;
import libsvm.svm_problem;
import org.oddity.detector.DetectorFailedException;
import org.oddity.tensor.Parallelism;

/** Solves by libsvm on a precomputed kernel (Chang and Lin 2011). */
final class LibsvmProblem implements OneClassProblem {
  private static final Object PRINTER_LOCK = new Object();
  private static final svm_print_interface SILENT = text -> {};

  private final DistanceRows distances;
  private final GramMatrix kernel;
  private final Parallelism parallelism;

  /** What the kernel holds now. */
  private double filledGamma = Double.NaN;

  LibsvmProblem(DistanceRows distances, Parallelism parallelism) {
    this.distances = distances;
    this.kernel = new GramMatrix(distances.count());
    this.parallelism = parallelism;
  }

  @Override
  public Solution solve(double gamma, double nu, double tolerance) {
    if (filledGamma != gamma) {
      kernel.fill(distances, gamma, parallelism);
      filledGamma = gamma;
    }
    silence();
    svm_problem problem = new svm_problem();
    problem.l = kernel.count();
    problem.x = kernel.nodes();
    problem.y = new double[kernel.count()];
    svm_model model = svm.svm_train(problem, parameters(kernel.count(), nu, tolerance));
    int[] support = Arrays.stream(model.sv_indices).map(serial -> serial - 1).toArray();
    if (support.length == 0) {
      throw new DetectorFailedException(
          "the one-class SVM found no surface around " + kernel.count() + " images with nu " + nu);
    }
    double[] alphas = model.sv_coef[0];
    double rho = model.rho[0];
    return new Solution(
        support, alphas, Double.isFinite(rho) ? rho : kernel.greatestSum(support, alphas));
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
    double rows = Float.BYTES * count * (count + 16.0);
    parameters.cache_size = Math.max(1, 1.1 * rows / (1 << 20));
    return parameters;
  }
}
