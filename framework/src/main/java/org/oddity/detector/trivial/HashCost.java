package org.oddity.detector.trivial;

import org.oddity.detector.Workload;

/** What it costs to hash images: about six operations per value. */
final class HashCost {
  private static final double OPERATIONS_PER_VALUE = 6;

  private HashCost() {}

  /** Returns the operations for the test images and {@code more} times them again. */
  static double operations(Workload workload, int more) {
    return OPERATIONS_PER_VALUE * workload.shape().size() * workload.test() * (1.0 + more);
  }
}
