package org.oddity.detector.classical.lbp;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * Training histograms; scores other histograms by the mean distance to the nearest of them.
 *
 * <p>All distances are found in single precision. Those that may belong to the nearest, by a bound
 * on their error, are computed again in double: the scores are exact, and the same alone and in a
 * batch.
 */
final class NearestHistograms implements FittedDetector {
  /** Images scored together: enough to share values of bins, few enough to stay in the cache. */
  static final int GRAIN = 128;

  private static final String TRAINING = "training";
  private static final String COUNT = "count";
  private static final String PREPROCESS = "preprocess";

  private final FittedPreprocessing preprocessing;
  private final Parallelism parallelism;
  private final HistogramDistance distance;
  private final Matrix training;
  private final TrainingBlocks blocks;
  private final int nearest;

  /** Keeps the training images' histograms as their preprocessing left them. */
  NearestHistograms(
      LbpBackEnd.NearestNeighbour options, Preprocessing.Fit fit, Parallelism parallelism) {
    this.preprocessing = fit.preprocessing();
    this.training = fit.features();
    this.parallelism = parallelism;
    this.distance = options.distance();
    this.blocks = new TrainingBlocks(training, distance);
    this.nearest = Math.min(options.neighbours(), training.rows());
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
    parallelism.forRange(means.length, GRAIN, (from, to) -> score(histograms, from, to, means));
    return AnomalyScores.of(means);
  }

  private void score(Matrix histograms, int from, int to, double[] means) {
    FilledBins filled = FilledBins.of(histograms, from, to);
    float[][] distances = blocks.distances(filled);
    for (int i = 0; i < distances.length; i++) {
      float[] histogram = histograms.row(from + i);
      double error = blocks.error(size(histogram), filled.pairs(i).length);
      means[from + i] = mean(histogram, distances[i], error);
    }
  }

  private double mean(float[] histogram, float[] distances, double error) {
    Least rough = new Least(nearest);
    for (float distance : distances) {
      rough.offer(distance);
    }
    double within = rough.greatest() + 2 * error;
    Least exact = new Least(nearest);
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] <= within) {
        exact.offer(exact(histogram, i));
      }
    }
    return exact.mean();
  }

  private static double size(float[] histogram) {
    double size = 0;
    for (float bin : histogram) {
      size += Math.abs(bin);
    }
    return size;
  }

  private double exact(float[] histogram, int index) {
    float[] values = training.values();
    int start = index * histogram.length;
    double sum = 0;
    for (int bin = 0; bin < histogram.length; bin++) {
      sum += distance.between(histogram[bin], values[start + bin]);
    }
    return sum;
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put(TRAINING, training.values())
        .put(COUNT, training.rows())
        .putAll(PREPROCESS, preprocessing.state())
        .build();
  }
}
