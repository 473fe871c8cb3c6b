package org.oddity.report.scoring;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.oddity.core.AnomalyMap;
import org.oddity.evaluation.Quantiles;
import org.oddity.experiment.model.HeldOutNormals;

/**
 * How hot a map's value is drawn: not at all at the level of held-out normals, half at their usual
 * peak, in full as far above.
 *
 * @param low drawn cold, and all below it
 * @param high drawn in full heat, and all above it
 */
record HeatScale(double low, double high) {
  private static final double USUAL = 0.95;

  /** Returns the scale of held-out normals, the same for all images; empty if they say nothing. */
  static Optional<HeatScale> of(HeldOutNormals normals) {
    if (normals.mapPeaks().length == 0) {
      return Optional.empty();
    }
    double low = DoubleStream.of(normals.mapMeans()).average().orElseThrow();
    double[] rising = normals.mapPeaks().clone();
    Arrays.sort(rising);
    double peak = Quantiles.of(rising, USUAL);
    return peak > low ? Optional.of(new HeatScale(low, 2 * peak - low)) : Optional.empty();
  }

  /** Returns the scale of one map by itself: it shows where, but not how much. */
  static HeatScale of(AnomalyMap map) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (float value : map.values()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return new HeatScale(low, high > low ? high : low + 1);
  }

  /** Returns the heat of a value, in [0, 1]. */
  double heat(double value) {
    return Math.max(0, Math.min(1, (value - low) / (high - low)));
  }
}
