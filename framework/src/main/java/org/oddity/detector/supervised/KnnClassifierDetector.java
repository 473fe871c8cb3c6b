package org.oddity.detector.supervised;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Remembers all training images with their labels. */
final class KnnClassifierDetector implements SupervisedDetector {
  private final KnnClassifierOptions options;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;

  KnnClassifierDetector(
      KnnClassifierOptions options, Preprocessing preprocessing, LinearAlgebra algebra) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public FittedDetector fit(
      LabelledImages training, LabelledImages validation, FitContext context) {
    BothKinds.require(training);
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), training.images());
    int neighbours = Math.min(options.neighbours(), fit.features().rows());
    boolean[] anomalous = training.anomalous();
    return new Fitted(fit.preprocessing(), fit.features(), anomalous, neighbours, algebra);
  }

  static FittedDetector restore(
      KnnClassifierOptions options,
      NamedArrays state,
      Preprocessing preprocessing,
      LinearAlgebra algebra) {
    int[] labels = state.ints("anomalous");
    boolean[] anomalous = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      anomalous[i] = labels[i] == 1;
    }
    float[] values = state.floats("features");
    return new Fitted(
        preprocessing.restore(options.preprocess(), state.scope("preprocess")),
        Matrix.wrap(labels.length, values.length / labels.length, values),
        anomalous,
        Math.min(options.neighbours(), labels.length),
        algebra);
  }

  /**
   * Searches all training images for the nearest.
   *
   * @param features of the training images
   * @param neighbours at most as many as there are
   */
  private record Fitted(
      FittedPreprocessing preprocessing,
      Matrix features,
      boolean[] anomalous,
      int neighbours,
      LinearAlgebra algebra)
      implements FittedDetector {
    @Override
    public AnomalyScores score(ImageBatch images) {
      Matrix queries = preprocessing.apply(images);
      LabelledNeighbours nearest = new LabelledNeighbours(queries.rows(), anomalous, neighbours);
      algebra.squaredDistances(queries, features, nearest);
      double[] scores = new double[queries.rows()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = nearest.score(i);
      }
      return AnomalyScores.of(scores);
    }

    @Override
    public NamedArrays state() {
      int[] labels = new int[anomalous.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = anomalous[i] ? 1 : 0;
      }
      return NamedArrays.builder()
          .putAll("preprocess", preprocessing.state())
          .put("features", features.values())
          .put("anomalous", labels)
          .build();
    }
  }
}
