package org.oddity.experiment.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.LocalisingDetector;

/**
 * What a detector made of the normals that it did not learn from: the scale to read its scores and
 * maps by. Arrays are read only.
 *
 * @param scores rising; empty if none were held out
 * @param mapMeans the mean of each one's map; empty if the detector has no maps
 * @param mapPeaks the highest value of each one's map
 */
public record HeldOutNormals(double[] scores, double[] mapMeans, double[] mapPeaks) {
  private static final int BATCH = 64;
  private static final String SCORES = "scores";
  private static final String MAP_MEANS = "map-means";
  private static final String MAP_PEAKS = "map-peaks";

  public HeldOutNormals {
    requireNonNull(scores, "scores is null");
    requireNonNull(mapMeans, "mapMeans is null");
    requireNonNull(mapPeaks, "mapPeaks is null");
    if (mapMeans.length != mapPeaks.length) {
      throw new IllegalArgumentException(
          mapMeans.length + " means and " + mapPeaks.length + " peaks of the same maps");
    }
    scores = DoubleStream.of(scores).sorted().toArray();
  }

  /** Returns what is to be kept of normals, given their scores. */
  public static HeldOutNormals of(FittedDetector fitted, ImageBatch normals, AnomalyScores scores) {
    List<AnomalyMap> none = List.of();
    List<double[]> means = new ArrayList<>();
    List<double[]> peaks = new ArrayList<>();
    for (int from = 0; from < normals.count(); from += BATCH) {
      int to = Math.min(normals.count(), from + BATCH);
      List<AnomalyMap> maps =
          fitted instanceof LocalisingDetector localising
              ? localising.localise(normals.slice(from, to))
              : none;
      means.add(maps.stream().mapToDouble(HeldOutNormals::mean).toArray());
      peaks.add(maps.stream().mapToDouble(HeldOutNormals::peak).toArray());
    }
    return new HeldOutNormals(scores.values(), joined(means), joined(peaks));
  }

  /** Returns the share of held-out normals that score at or below, in [0, 1]; empty if none. */
  public OptionalDouble shareAtOrBelow(double score) {
    if (scores.length == 0) {
      return OptionalDouble.empty();
    }
    int low = 0;
    int high = scores.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] <= score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of((double) low / scores.length);
  }

  NamedArrays state() {
    return NamedArrays.builder()
        .put(SCORES, scores)
        .put(MAP_MEANS, mapMeans)
        .put(MAP_PEAKS, mapPeaks)
        .build();
  }

  static HeldOutNormals restore(NamedArrays state) {
    return new HeldOutNormals(
        state.doubles(SCORES), state.doubles(MAP_MEANS), state.doubles(MAP_PEAKS));
  }

  private static double mean(AnomalyMap map) {
    double sum = 0;
    for (float value : map.values()) {
      sum += value;
    }
    return sum / map.values().length;
  }

  private static double peak(AnomalyMap map) {
    double peak = Double.NEGATIVE_INFINITY;
    for (float value : map.values()) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
