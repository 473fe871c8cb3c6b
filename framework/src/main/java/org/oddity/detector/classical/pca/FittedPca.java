package org.oddity.detector.classical.pca;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Scores by the mean squared error of the reconstruction, a mean over the features. */
final class FittedPca implements FittedDetector {
  private final FittedPreprocessing preprocessing;
  private final PrincipalComponents components;
  private final LinearAlgebra algebra;

  FittedPca(
      FittedPreprocessing preprocessing, PrincipalComponents components, LinearAlgebra algebra) {
    this.preprocessing = preprocessing;
    this.components = components;
    this.algebra = algebra;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    double[] scores = new double[images.count()];
    preprocessing.forChunks(images, (first, features) -> score(features, scores, first));
    return AnomalyScores.of(scores);
  }

  private void score(Matrix features, double[] scores, int first) {
    double[] errors = components.squaredErrors(features, algebra);
    for (int i = 0; i < errors.length; i++) {
      scores[first + i] = errors[i] / features.columns();
    }
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll("components", components.state())
        .putAll("preprocessing", preprocessing.state())
        .build();
  }
}
