package org.oddity.detector.oneclass.deepsvdd;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** What training makes small; d is an image's squared distance from the centre. */
public sealed interface SvddObjective {
  /** The mean of d (Ruff et al., equation 4). */
  record OneClass() implements SvddObjective {}

  /**
   * R² + 1/ν · mean of max(0, d − R²) (Ruff et al., equation 3). The radius R is 0 in the first
   * epochs; from then on it is, after each step, the (1 − ν)-quantile of the distances of that
   * step's images, as in the authors' code.
   */
  record SoftBoundary(
      @Option(help = "share of normal images that may lie outside, in (0, 1)", byDefault = "0.1")
          double nu,
      @Option(help = "epochs before the radius is set for the first time", byDefault = "10")
          int warmUpEpochs)
      implements SvddObjective {
    public SoftBoundary {
      Requirements.begin().fraction("nu", nu).atLeast("warmUpEpochs", warmUpEpochs, 0).end();
    }
  }
}
