package org.oddity.experiment.model;

import static java.util.Objects.requireNonNull;

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

  /**
   * What is made of normals in one look at them.
   *
   * @param scores in the order of the images
   * @param kept what a saved detector keeps of them
   */
  public record Scored(AnomalyScores scores, HeldOutNormals kept) {}

  /** Scores normals and takes the levels of their maps, of which few are in memory at a time. */
  public static Scored score(FittedDetector fitted, ImageBatch normals) {
    if (!(fitted instanceof LocalisingDetector localising)) {
      AnomalyScores scores = fitted.score(normals);
      return new Scored(scores, new HeldOutNormals(scores.values(), new double[0], new double[0]));
    }
    double[] scores = new double[normals.count()];
    double[] means = new double[normals.count()];
    double[] peaks = new double[normals.count()];
    int step = fitted.wholeBatches(BATCH);
    for (int from = 0; from < normals.count(); from += step) {
      int to = Math.min(normals.count(), from + step);
      LocalisingDetector.Localised some = localising.scoreAndLocalise(normals.slice(from, to));
      for (int i = from; i < to; i++) {
        scores[i] = some.scores().get(i - from);
        means[i] = mean(some.maps().get(i - from));
        peaks[i] = peak(some.maps().get(i - from));
      }
    }
    return new Scored(AnomalyScores.of(scores), new HeldOutNormals(scores, means, peaks));
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
}
