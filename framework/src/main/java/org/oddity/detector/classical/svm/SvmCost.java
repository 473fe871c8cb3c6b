package org.oddity.detector.classical.svm;

import org.oddity.detector.Estimate;
import org.oddity.detector.Workload;
import org.oddity.detector.preprocessing.Forecast;

/** What one-class support vector machines cost. */
final class SvmCost {
  /** An exponential, next to a multiplication. */
  private static final double EXPONENTIAL = 5;

  /** Support vectors over those outside the surface, which are νn; 1.1 on CIFAR-10 at ν = 0.1. */
  private static final double SUPPORT_PER_NU = 1.5;

  /** Kernel rows that the solver reads, over support vectors; 1.2 to 1.4 on CIFAR-10. */
  private static final double ROWS_PER_SUPPORT = 1.5;

  /** Steps of the solver over support vectors. */
  private static final double STEPS_PER_SUPPORT = 4;

  private SvmCost() {}

  /** Returns the cost of {@code oc-svm}. */
  static Estimate of(OcSvmOptions options, Workload workload) {
    Workload used = used(workload, options.mostImages());
    Forecast before = Forecast.of(options.preprocess(), used);
    double rows = ROWS_PER_SUPPORT * support(used, options.nu());
    double bytes = options.solver().bytes(used.training(), Math.min(rows, used.training()));
    return of(before, used, 1, options.nu(), bytes);
  }

  /**
   * Returns the cost of {@code oc-svm-oracle}: it keeps the distances, and narrow kernels let
   * nearly all images carry the surface.
   */
  static Estimate of(OcSvmOracleOptions options, Workload workload) {
    Workload used = used(workload, options.mostImages());
    Forecast before = Forecast.of(options.preprocess(), used);
    double nu = options.nus().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    int surfaces = options.gammas().size() * options.nus().size();
    double images = used.training();
    double bytes = Float.BYTES * images * images + options.solver().bytes(images, images);
    return of(before, used, surfaces, nu, bytes);
  }

  private static Workload used(Workload workload, int most) {
    return new Workload(workload.shape(), Math.min(most, workload.training()), workload.test());
  }

  private static double support(Workload used, double nu) {
    return Math.min(1, SUPPORT_PER_NU * nu) * used.training();
  }

  private static Estimate of(
      Forecast before, Workload used, int surfaces, double nu, double kernelBytes) {
    double features = before.features();
    double images = used.training();
    double support = support(used, nu);
    double rows = Math.min(images, ROWS_PER_SUPPORT * support);
    double distances = 3 * rows * images * features;
    double solving = surfaces * images * (EXPONENTIAL * rows + 8 * STEPS_PER_SUPPORT * support);
    double scoring = used.test() * support * (2 * features + EXPONENTIAL);
    double bytes = kernelBytes + 2 * Float.BYTES * features * images;
    return new Estimate(
        before.operations() + distances + solving + scoring, before.bytes() + bytes);
  }
}
