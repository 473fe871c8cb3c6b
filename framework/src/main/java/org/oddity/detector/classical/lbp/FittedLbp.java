package org.oddity.detector.classical.lbp;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.FittedDetector;

/**
 * Describes images and hands their histograms on.
 *
 * @param backEnd scores histograms as if they were images of {@code [cells, cells, bins]}
 */
record FittedLbp(LbpHistograms histograms, FittedDetector backEnd) implements FittedDetector {
  @Override
  public AnomalyScores score(ImageBatch images) {
    return backEnd.score(histograms.of(images));
  }

  @Override
  public NamedArrays state() {
    return backEnd.state();
  }

  @Override
  public void close() {
    backEnd.close();
  }
}
