package org.oddity.detector.classical.kde;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Scores by the negative logarithm of the density. */
final class FittedKde implements FittedDetector {
  private final FittedPreprocessing preprocessing;
  private final Matrix references;
  private final double bandwidth;
  private final LinearAlgebra algebra;

  FittedKde(
      FittedPreprocessing preprocessing,
      Matrix references,
      double bandwidth,
      LinearAlgebra algebra) {
    this.preprocessing = preprocessing;
    this.references = references;
    this.bandwidth = bandwidth;
    this.algebra = algebra;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    Matrix features = preprocessing.apply(images);
    return AnomalyScores.of(
        new KernelDensity(references, bandwidth, algebra).negativeLogs(features));
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("bandwidth", bandwidth)
        .put("columns", references.columns())
        .put("references", references.values())
        .putAll("preprocessing", preprocessing.state())
        .build();
  }
}
