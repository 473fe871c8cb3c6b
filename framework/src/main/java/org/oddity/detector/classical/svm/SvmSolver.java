package org.oddity.detector.classical.svm;

import org.oddity.tensor.Parallelism;

/** The software that finds the surface of a one-class support vector machine. */
public enum SvmSolver {
  /** Ours, on the rows of the kernel that it needs. */
  SMO {
    @Override
    OneClassProblem problem(DistanceRows distances, Parallelism parallelism) {
      return new SmoProblem(distances, parallelism);
    }

    @Override
    double bytes(double images, double rows) {
      return Float.BYTES * images * rows;
    }
  },

  /** That of Chang and Lin (2011), on the whole kernel. */
  LIBSVM {
    @Override
    OneClassProblem problem(DistanceRows distances, Parallelism parallelism) {
      return new LibsvmProblem(distances, parallelism);
    }

    @Override
    double bytes(double images, double rows) {
      return images * (GramMatrix.BYTES_PER_ENTRY * images + Float.BYTES * rows);
    }
  };

  /** How {@code solver} is explained wherever it is an option. */
  static final String HELP =
      "smo or libsvm, with the same solution: smo computes only the kernel rows it needs, libsvm"
          + " (Chang and Lin 2011) the whole kernel as objects of 24 bytes, about 32 bytes per pair"
          + " of images";

  abstract OneClassProblem problem(DistanceRows distances, Parallelism parallelism);

  /** Returns the memory for the kernel of so many images, of which it reads so many rows. */
  abstract double bytes(double images, double rows);
}
