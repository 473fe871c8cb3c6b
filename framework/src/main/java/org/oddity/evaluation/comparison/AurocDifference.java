package org.oddity.evaluation.comparison;

import static java.util.Objects.requireNonNull;

import org.oddity.evaluation.ConfidenceInterval;

/**
 * How far two methods' AUROCs lie apart on the same images.
 *
 * @param aurocA of the first method, the mean over its seeds
 * @param aurocB of the second method, the mean over its seeds
 * @param difference {@code aurocA - aurocB}
 * @param standardError of the difference, over test images like these
 * @param p the chance of a difference at least this large, either way, between methods that are
 *     equally good
 * @param interval for the difference
 */
public record AurocDifference(
    double aurocA,
    double aurocB,
    double difference,
    double standardError,
    double p,
    ConfidenceInterval interval) {
  public AurocDifference {
    requireNonNull(interval, "interval is null");
  }

  /**
   * Returns the difference in standard errors: 0 between equals, infinite where a difference has no
   * spread.
   */
  public double z() {
    return difference == 0 ? 0 : difference / standardError;
  }
}
