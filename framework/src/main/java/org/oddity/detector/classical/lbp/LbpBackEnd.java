package org.oddity.detector.classical.lbp;

import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.classical.gaussian.Shrinkage;

/** What turns histograms into scores. */
public sealed interface LbpBackEnd {
  /** The mean distance to the nearest training images. */
  record NearestNeighbour(
      @Option(help = "nearest training images to average over", byDefault = "1") int neighbours,
      @Option(help = "how different two histograms are", byDefault = "chi-squared")
          HistogramDistance distance)
      implements LbpBackEnd {
    public NearestNeighbour {
      Requirements.begin().between("neighbours", neighbours, 1, 10_000).end();
    }
  }

  /** The squared Mahalanobis distance from one Gaussian, as the detector {@code gaussian}. */
  record Gaussian(
      @Option(help = "how the covariance is made invertible", byDefault = "ledoit-wolf")
          Shrinkage shrinkage)
      implements LbpBackEnd {}
}
