package org.oddity.detector.classical.gaussian;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.LinearAlgebra;

/** Scores by the squared Mahalanobis distance. */
final class FittedGaussian implements FittedDetector {
  private final FittedPreprocessing preprocessing;
  private final double[] mean;
  private final CholeskyFactor factor;
  private final LinearAlgebra algebra;

  FittedGaussian(
      FittedPreprocessing preprocessing,
      double[] mean,
      CholeskyFactor factor,
      LinearAlgebra algebra) {
    this.preprocessing = preprocessing;
    this.mean = mean;
    this.factor = factor;
    this.algebra = algebra;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    return AnomalyScores.of(algebra.squaredMahalanobis(preprocessing.apply(images), mean, factor));
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("mean", mean)
        .put("factor", factor.values())
        .putAll("preprocessing", preprocessing.state())
        .build();
  }
}
