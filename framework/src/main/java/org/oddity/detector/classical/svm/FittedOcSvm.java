package org.oddity.detector.classical.svm;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.tensor.LinearAlgebra;

/** Scores images by how far outside the surface they lie. */
record FittedOcSvm(FittedPreprocessing preprocessing, SupportVectors surface, LinearAlgebra algebra)
    implements FittedDetector {
  private static final String PREPROCESS = "preprocess";
  private static final String SURFACE = "surface";

  @Override
  public AnomalyScores score(ImageBatch images) {
    return AnomalyScores.of(surface.scores(preprocessing.apply(images), algebra));
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll(PREPROCESS, preprocessing.state())
        .putAll(SURFACE, surface.state())
        .build();
  }

  static NamedArrays preprocessingOf(NamedArrays state) {
    return state.scope(PREPROCESS);
  }

  static FittedOcSvm restore(
      FittedPreprocessing preprocessing, NamedArrays state, LinearAlgebra algebra) {
    return new FittedOcSvm(preprocessing, SupportVectors.restore(state.scope(SURFACE)), algebra);
  }
}
