package org.oddity.detector.classical.lbp;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

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

  /** The squared Mahalanobis distance to the mean of the training images. */
  record Gaussian(
      @Option(
              help = "share of the mean variance in the covariance, which keeps it invertible",
              byDefault = "0.01")
          double shrinkage)
      implements LbpBackEnd {
    public Gaussian {
      Requirements.begin().share("shrinkage", shrinkage).end();
    }
  }
}
