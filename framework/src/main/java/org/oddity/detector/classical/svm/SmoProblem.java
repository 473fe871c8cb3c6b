package org.oddity.detector.classical.svm;

import org.oddity.tensor.Parallelism;

/** Solves by our own sequential minimal optimisation, on rows of the kernel as they are needed. */
final class SmoProblem implements OneClassProblem {
  private final DistanceRows distances;
  private final Parallelism parallelism;

  /** Of the last γ: another ν often needs the same rows. */
  private KernelRows kernel;

  SmoProblem(DistanceRows distances, Parallelism parallelism) {
    this.distances = distances;
    this.parallelism = parallelism;
  }

  @Override
  public Solution solve(double gamma, double nu, double tolerance) {
    if (kernel == null || kernel.gamma() != gamma) {
      kernel = new KernelRows(distances, gamma, parallelism);
    }
    return OneClassSolver.solve(kernel, nu, tolerance);
  }
}
