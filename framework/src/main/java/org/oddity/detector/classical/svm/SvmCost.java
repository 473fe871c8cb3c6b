package org.oddity.detector.classical.svm;

import java.util.List;
import org.oddity.detector.Estimate;
import org.oddity.detector.Workload;
import org.oddity.detector.preprocessing.Forecast;
import org.oddity.detector.preprocessing.PreprocessingStep;

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
   * @param most training images used
   * @param surfaces fits on the same distances
   * @param nu the mean of theirs
   */
  static Estimate of(
      List<PreprocessingStep> steps, Workload workload, int most, int surfaces, double nu) {
    int used = Math.min(most, workload.training());
    Forecast before = Forecast.of(steps, new Workload(workload.shape(), used, workload.test()));
    double features = before.features();
    double images = used;
    double support = Math.min(1, SUPPORT_PER_NU * nu) * images;
    double rows = Math.min(images, ROWS_PER_SUPPORT * support);
    double distances = 3 * rows * images * features;
    double solving = surfaces * images * (EXPONENTIAL * rows + 8 * STEPS_PER_SUPPORT * support);
    double scoring = workload.test() * support * (2 * features + EXPONENTIAL);
    double bytes = Float.BYTES * (2 * images * rows + features * images);
    return new Estimate(
        before.operations() + distances + solving + scoring, before.bytes() + bytes);
  }
}
