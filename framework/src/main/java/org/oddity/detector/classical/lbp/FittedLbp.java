package org.oddity.detector.classical.lbp;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;

/** Describes images and hands the features to the back end. */
record FittedLbp(
    LbpHistograms histograms, FittedPreprocessing preprocessing, HistogramScorer backEnd)
    implements FittedDetector {
  static final String PREPROCESS = "preprocess";
  static final String BACK_END = "back-end";

  @Override
  public AnomalyScores score(ImageBatch images) {
    return AnomalyScores.of(backEnd.scores(preprocessing.apply(histograms.of(images))));
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll(PREPROCESS, preprocessing.state())
        .putAll(BACK_END, backEnd.state())
        .build();
  }
}
