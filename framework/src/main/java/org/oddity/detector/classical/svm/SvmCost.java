package org.oddity.detector.classical.svm;

import org.oddity.detector.Estimate;
import org.oddity.detector.Workload;

/** What one-class support vector machines cost. */
final class SvmCost {
  /** An exponential, next to a multiplication. */
  private static final double EXPONENTIAL = 20;

  /** Support vectors over those outside the surface, which are νn; 1.1 on CIFAR-10 at ν = 0.1. */
  private static final double SUPPORT_PER_NU = 1.5;

  /** Kernel rows that the solver reads, and its steps, over support vectors. */
  private static final double ROWS_PER_SUPPORT = 2;

  private static final double STEPS_PER_SUPPORT = 4;

  private SvmCost() {}

  /**
   * Returns the cost of one or more surfaces.
   *
   * @param surfaces fits on the same distances
   * @param nu the mean of theirs
   */
  static Estimate of(Workload workload, int most, int surfaces, double nu) {
    double features = workload.shape().size();
    double images = Math.min(most, workload.training());
    double support = Math.min(1, SUPPORT_PER_NU * nu) * images;
    double rows = Math.min(images, ROWS_PER_SUPPORT * support);
    double distances = 3 * rows * images * features;
    double solving = surfaces * images * (EXPONENTIAL * rows + 8 * STEPS_PER_SUPPORT * support);
    double scoring = workload.test() * support * (2 * features + EXPONENTIAL);
    double bytes = Float.BYTES * (2 * images * rows + features * (2 * images + workload.test()));
    return new Estimate(distances + solving + scoring, bytes);
  }
}
