package org.oddity.detector.classical.lbp;

import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;

/** A back end that knows the training images. */
interface HistogramScorer {
  /** Returns one score per row, each from its own row alone. */
  double[] scores(Matrix features);

  /** Returns what it has learned. */
  NamedArrays state();
}
