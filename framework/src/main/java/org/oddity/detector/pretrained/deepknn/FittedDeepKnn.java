package org.oddity.detector.pretrained.deepknn;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.NeighbourIndex;
import org.oddity.tensor.Neighbours;

/** Scores by the sum of the squared distances to the nearest training images. */
final class FittedDeepKnn implements FittedDetector {
  private final int neighbours;
  private final ImageVectors vectors;
  private final Matrix references;
  private final NeighbourIndex index;

  FittedDeepKnn(int neighbours, ImageVectors vectors, Matrix references, LinearAlgebra algebra) {
    this.neighbours = neighbours;
    this.vectors = vectors;
    this.references = references;
    this.index = algebra.index(references);
  }

  @Override
  public int batch() {
    return vectors.batch();
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    Neighbours found = index.nearest(vectors.of(images), neighbours);
    double[] scores = new double[images.count()];
    for (int i = 0; i < scores.length; i++) {
      for (int k = 0; k < neighbours; k++) {
        scores[i] += found.squared(i, k);
      }
    }
    return AnomalyScores.of(scores);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("columns", references.columns())
        .put("references", references.values())
        .putAll("extractor", vectors.state())
        .build();
  }

  @Override
  public void close() {
    vectors.close();
  }
}
