package org.oddity.detector.classical.pca;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Scores by the mean squared error of the reconstruction. */
final class FittedPca implements FittedDetector {
  private static final int CHUNK = 1920;

  private final FittedPreprocessing preprocessing;
  private final PrincipalComponents components;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  FittedPca(
      FittedPreprocessing preprocessing,
      PrincipalComponents components,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.components = components;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    double[] scores = new double[images.count()];
    for (int first = 0; first < scores.length; first += CHUNK) {
      ImageBatch chunk = images.slice(first, Math.min(first + CHUNK, scores.length));
      // What was sliced is ours: nobody else sees it overwritten.
      score(preprocessing.apply(chunk), scores, first);
    }
    return AnomalyScores.of(scores);
  }

  private void score(Matrix features, double[] scores, int first) {
    int columns = features.columns();
    Matrix coordinates = components.project(features, algebra, parallelism);
    Matrix reconstructed = algebra.times(coordinates, components.components());
    parallelism.forRange(
        features.rows(),
        16,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double sum = 0;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
              double error = features.values()[j] - reconstructed.values()[j];
              sum += error * error;
            }
            scores[first + i] = sum / columns;
          }
        });
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll("components", components.state())
        .putAll("preprocessing", preprocessing.state())
        .build();
  }
}
