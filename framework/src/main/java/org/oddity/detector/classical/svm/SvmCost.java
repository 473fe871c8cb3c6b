package org.oddity.detector.classical.svm;

import org.oddity.detector.Estimate;
import org.oddity.detector.Workload;

/** What kernel machines cost; operations of the solver by trial on MNIST and CIFAR-10. */
final class SvmCost {
  /** An exponential, next to a multiplication. */
  private static final double EXPONENTIAL = 20;

  /** Of the training images, as a multiple of ν: those on the surface come to those outside. */
  private static final double SUPPORT_PER_NU = 1.5;

  /** Sweeps of the solver over all images, per training image. */
  private static final double SWEEPS_PER_IMAGE = 1;

  private SvmCost() {}

  /**
   * Returns the cost of one or more surfaces.
   *
   * @param surfaces fits on the same distances
   * @param nu the mean of theirs
   * @param bytesPerPair of the distances kept, beside the kernel matrix
   */
  static Estimate of(Workload workload, int most, int surfaces, double nu, double bytesPerPair) {
    double features = workload.shape().size();
    double images = Math.min(most, workload.training());
    double pairs = images * images;
    double distances = 2 * pairs * features;
    double solving = surfaces * pairs * (EXPONENTIAL + 10 * SWEEPS_PER_IMAGE);
    double support = Math.min(1, SUPPORT_PER_NU * nu) * images;
    double scoring = workload.test() * support * (2 * features + EXPONENTIAL);
    double cached = Math.min(1, 3 * nu) * Float.BYTES;
    return new Estimate(
        distances + solving + scoring,
        pairs * (GramMatrix.BYTES_PER_ENTRY + cached + bytesPerPair));
  }
}
