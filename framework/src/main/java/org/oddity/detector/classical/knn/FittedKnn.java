package org.oddity.detector.classical.knn;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Scores by the Euclidean distance to the nearest training images. */
final class FittedKnn implements FittedDetector {
  private final KnnOptions options;
  private final FittedPreprocessing preprocessing;
  private final Matrix references;
  private final LinearAlgebra algebra;

  FittedKnn(
      KnnOptions options,
      FittedPreprocessing preprocessing,
      Matrix references,
      LinearAlgebra algebra) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.references = references;
    this.algebra = algebra;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    Matrix features = preprocessing.apply(images);
    int neighbours = options.neighbours();
    double[] distances = NearestNeighbours.distances(features, references, neighbours, algebra);
    double[] scores = new double[features.rows()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          options.distance() == KnnOptions.Distance.FARTHEST
              ? distances[(i + 1) * neighbours - 1]
              : mean(distances, i * neighbours, neighbours);
    }
    return AnomalyScores.of(scores);
  }

  private static double mean(double[] values, int start, int count) {
    double sum = 0;
    for (int i = start; i < start + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("columns", references.columns())
        .put("references", references.values())
        .putAll("preprocessing", preprocessing.state())
        .build();
  }
}
