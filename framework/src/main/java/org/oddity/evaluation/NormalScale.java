package org.oddity.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Scores without their unit: 0 is the lowest score of the held-out normals and 1 their highest.
 *
 * @param lowest finite
 * @param highest finite, above {@code lowest}
 */
public record NormalScale(double lowest, double highest) {
  private static final String LOWEST = "held-out/lowest-score";
  private static final String HIGHEST = "held-out/highest-score";

  public NormalScale {
    if (!(lowest < highest)) {
      throw new IllegalArgumentException("a scale from " + lowest + " to " + highest);
    }
  }

  /** Returns the scale of some held-out normals; none where they all score the same. */
  public static Optional<NormalScale> of(double... scores) {
    return between(
        DoubleStream.of(scores).min().orElse(Double.NaN),
        DoubleStream.of(scores).max().orElse(Double.NaN));
  }

  /** Reads what {@link #asMetrics} gave; none where it is not there. */
  public static Optional<NormalScale> ofMetrics(Map<String, Double> metrics) {
    return between(
        metrics.getOrDefault(LOWEST, Double.NaN), metrics.getOrDefault(HIGHEST, Double.NaN));
  }

  private static Optional<NormalScale> between(double lowest, double highest) {
    boolean wide = lowest < highest && Double.isFinite(highest - lowest);
    return wide ? Optional.of(new NormalScale(lowest, highest)) : Optional.empty();
  }

  /** Returns a score on this scale. */
  public double scaled(double score) {
    return (score - lowest) / (highest - lowest);
  }

  /** Returns both ends by the names that journals keep them under. */
  public Map<String, Double> asMetrics() {
    return Map.of(LOWEST, lowest, HIGHEST, highest);
  }
}
