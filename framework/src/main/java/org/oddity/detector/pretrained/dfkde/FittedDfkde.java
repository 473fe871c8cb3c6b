package org.oddity.detector.pretrained.dfkde;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.tensor.LinearAlgebra;

/** Scores by the negative logarithm of the density of an image's vector. */
final class FittedDfkde implements FittedDetector {
  private final ImageVectors vectors;
  private final FeatureDensity density;
  private final LinearAlgebra algebra;

  FittedDfkde(ImageVectors vectors, FeatureDensity density, LinearAlgebra algebra) {
    this.vectors = vectors;
    this.density = density;
    this.algebra = algebra;
  }

  @Override
  public int batch() {
    return vectors.batch();
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    return AnomalyScores.of(density.negativeLogs(vectors.of(images), algebra));
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll("density", density.state())
        .putAll("extractor", vectors.state())
        .build();
  }

  @Override
  public void close() {
    vectors.close();
  }
}
