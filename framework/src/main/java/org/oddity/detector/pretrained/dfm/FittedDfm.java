package org.oddity.detector.pretrained.dfm;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Scores by what the components leave of a vector, or by how improbable they make it. */
final class FittedDfm implements FittedDetector {
  private final DfmOptions.Score score;
  private final ImageVectors vectors;
  private final PrincipalComponents components;
  private final LinearAlgebra algebra;

  FittedDfm(
      DfmOptions.Score score,
      ImageVectors vectors,
      PrincipalComponents components,
      LinearAlgebra algebra) {
    this.score = score;
    this.vectors = vectors;
    this.components = components;
    this.algebra = algebra;
  }

  @Override
  public int batch() {
    return vectors.batch();
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    Matrix rows = vectors.of(images);
    return AnomalyScores.of(
        score == DfmOptions.Score.RECONSTRUCTION_ERROR
            ? components.squaredErrors(rows, algebra)
            : negativeLogLikelihoods(rows, components, algebra));
  }

  /** Returns those of one Gaussian along the components, in nats. */
  static double[] negativeLogLikelihoods(
      Matrix rows, PrincipalComponents components, LinearAlgebra algebra) {
    Matrix coordinates = components.project(rows, algebra);
    double[] likelihoods = new double[rows.rows()];
    for (int i = 0; i < likelihoods.length; i++) {
      for (int j = 0; j < components.count(); j++) {
        double variance = components.variances()[j];
        double coordinate = coordinates.get(i, j);
        likelihoods[i] +=
            0.5 * (coordinate * coordinate / variance + Math.log(2 * Math.PI * variance));
      }
    }
    return likelihoods;
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll("components", components.state())
        .putAll("extractor", vectors.state())
        .build();
  }

  @Override
  public void close() {
    vectors.close();
  }
}
