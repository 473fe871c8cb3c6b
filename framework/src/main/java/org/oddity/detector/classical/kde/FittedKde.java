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
    KernelSums sums = new KernelSums(features.rows(), new double[] {bandwidth}, Folds.NONE);
    algebra.squaredDistances(features, references, sums);
    double constant =
        BandwidthSearch.logConstant(bandwidth, references.columns()) - Math.log(references.rows());
    double[] scores = new double[features.rows()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -(sums.log(i, 0) + constant);
    }
    return AnomalyScores.of(scores);
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
