package org.oddity.detector.classical.lbp;

import java.util.Arrays;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Training histograms; scores other histograms by the mean distance to the nearest of them. */
final class NearestHistograms implements FittedDetector {
  /** Images in a block: its sums fit the first-level cache, a bin of it one stream of memory. */
  private static final int BLOCK = 1024;

  private static final int GRAIN = 16;
  private static final String TRAINING = "training";
  private static final String COUNT = "count";
  private static final String PREPROCESS = "preprocess";

  private final FittedPreprocessing preprocessing;
  private final Parallelism parallelism;
  private final HistogramDistance distance;
  private final Matrix training;
  private final int nearest;
  private final int count;
  private final int bins;

  /** All training images in blocks, each {@code [bins, images of the block]}. */
  private final float[] blocks;

  /** Keeps the training images' histograms as their preprocessing left them. */
  NearestHistograms(
      LbpBackEnd.NearestNeighbour options, Preprocessing.Fit fit, Parallelism parallelism) {
    this.preprocessing = fit.preprocessing();
    this.training = fit.features();
    this.parallelism = parallelism;
    this.distance = options.distance();
    this.nearest = Math.min(options.neighbours(), training.rows());
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

  static NearestHistograms restore(
      LbpOptions all,
      LbpBackEnd.NearestNeighbour options,
      Preprocessing preprocessing,
      NamedArrays state,
      Parallelism parallelism) {
    FittedPreprocessing fitted = preprocessing.restore(all.preprocess(), state.scope(PREPROCESS));
    float[] values = state.floats(TRAINING);
    int count = state.ints(COUNT)[0];
    Matrix training = Matrix.wrap(count, values.length / count, values);
    return new NearestHistograms(options, new Preprocessing.Fit(fitted, training), parallelism);
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    Matrix histograms = preprocessing.apply(images);
    double[] means = new double[histograms.rows()];
    parallelism.forRange(
        means.length,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            means[i] = mean(distances(histograms, i));
          }
        });
    return AnomalyScores.of(means);
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

  private double mean(float[] distances) {
    double[] best = new double[nearest];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (float distance : distances) {
      if (distance < best[best.length - 1]) {
        insert(best, distance);
      }
    }
    return Arrays.stream(best).sum() / best.length;
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put(TRAINING, training.values())
        .put(COUNT, count)
        .putAll(PREPROCESS, preprocessing.state())
        .build();
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
