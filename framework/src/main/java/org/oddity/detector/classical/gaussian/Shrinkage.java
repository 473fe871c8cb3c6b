package org.oddity.detector.classical.gaussian;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** How a covariance is made invertible where images are few. */
public sealed interface Shrinkage {
  /** Towards a multiple of the identity, by the amount that Ledoit and Wolf estimate. */
  record LedoitWolf() implements Shrinkage {}

  /** By adding to the diagonal. */
  record Ridge(
      @Option(help = "what is added, as a share of the mean variance", byDefault = "0.01")
          double share)
      implements Shrinkage {
    public Ridge {
      Requirements.begin().positive("share", share).end();
    }
  }
}
