package org.oddity.detector.classical.isolation;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * Scores an image by {@code 2^(−E[h]/c(n))}, in (0, 1): near 1 where few cuts isolate it.
 *
 * @param samples n, the images that each tree saw
 */
record FittedIsolationForest(
    FittedPreprocessing preprocessing, IsolationTrees trees, int samples, Parallelism parallelism)
    implements FittedDetector {
  private static final int GRAIN = 64;
  private static final String PREPROCESS = "preprocess";
  private static final String TREES = "trees";

  @Override
  public AnomalyScores score(ImageBatch images) {
    Matrix features = preprocessing.apply(images);
    double[] scores = new double[features.rows()];
    double usual = PathLength.average(samples);
    parallelism.forRange(
        scores.length,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double path = trees.meanPathLength(features.values(), i * features.columns());
            scores[i] = Math.pow(2, -path / usual);
          }
        });
    return AnomalyScores.of(scores);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll(PREPROCESS, preprocessing.state())
        .putAll(TREES, trees.state())
        .put("samples", samples)
        .build();
  }

  static NamedArrays preprocessingOf(NamedArrays state) {
    return state.scope(PREPROCESS);
  }

  static FittedIsolationForest restore(
      FittedPreprocessing preprocessing, NamedArrays state, Parallelism parallelism) {
    IsolationTrees trees = IsolationTrees.restore(state.scope(TREES));
    return new FittedIsolationForest(preprocessing, trees, state.ints("samples")[0], parallelism);
  }
}
