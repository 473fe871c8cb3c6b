package org.oddity.detector.classical.lbp;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Training histograms, and the mean distance to the nearest of them. */
final class NearestHistograms {
  /** Images in a block: its sums fit the first-level cache, a bin of it one stream of memory. */
  private static final int BLOCK = 1024;

  private static final int GRAIN = 16;

  private final Parallelism parallelism;
  private final HistogramDistance distance;
  private final int count;
  private final int bins;

  /** All training images in blocks, each {@code [bins, images of the block]}. */
  private final float[] blocks;

  /**
   * Keeps training histograms.
   *
   * @param training {@code [count, bins]}
   */
  NearestHistograms(HistogramDistance distance, Matrix training, Parallelism parallelism) {
    this.parallelism = requireNonNull(parallelism, "parallelism is null");
    this.distance = requireNonNull(distance, "distance is null");
    this.bins = training.columns();
    this.count = training.rows();
    this.blocks = new float[training.values().length];
    for (int i = 0; i < count; i++) {
      int start = i / BLOCK * BLOCK;
      for (int b = 0; b < bins; b++) {
        blocks[start * bins + b * width(start) + i - start] =
            distance.prepared(training.values()[i * bins + b]);
      }
    }
  }

  /** Returns the mean distance of each image to its {@code nearest} nearest. */
  double[] meanDistances(Matrix histograms, int nearest) {
    double[] means = new double[histograms.rows()];
    parallelism.forRange(
        means.length,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            means[i] = mean(distances(histograms, i), nearest);
          }
        });
    return means;
  }

  private float[] distances(Matrix histograms, int index) {
    float[] all = new float[count];
    for (int start = 0; start < count; start += BLOCK) {
      int width = width(start);
      float[] sums = new float[width];
      for (int b = 0; b < bins; b++) {
        float bin = distance.prepared(histograms.get(index, b));
        distance.add(bin, blocks, start * bins + b * width, sums);
      }
      System.arraycopy(sums, 0, all, start, width);
    }
    return all;
  }

  private int width(int start) {
    return Math.min(BLOCK, count - start);
  }

  private static double mean(float[] distances, int nearest) {
    double[] best = new double[Math.min(nearest, distances.length)];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (float distance : distances) {
      if (distance < best[best.length - 1]) {
        insert(best, distance);
      }
    }
    return Arrays.stream(best).sum() / best.length;
  }

  /** Puts a value where it belongs among rising ones; the last one falls out. */
  private static void insert(double[] rising, double value) {
    int place = rising.length - 1;
    while (place > 0 && rising[place - 1] > value) {
      rising[place] = rising[place - 1];
      place--;
    }
    rising[place] = value;
  }
}
