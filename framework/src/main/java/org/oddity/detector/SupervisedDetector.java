package org.oddity.detector;

import org.oddity.data.split.LabelledImages;

/** A classifier that sees anomalies in training; only the protocol {@code supervised} feeds it. */
public non-sealed interface SupervisedDetector extends AnomalyDetector {
  /** Learns to tell anomalies from normals. */
  FittedDetector fit(LabelledImages training, LabelledImages validation, FitContext context);
}
