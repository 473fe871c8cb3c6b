package org.oddity.evaluation;

import java.util.Arrays;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * How the threshold at or above which an image is called anomalous follows from the scores of
 * held-out normals, or is fixed beforehand; neither anomalies nor test images have a say in it.
 */
public sealed interface ThresholdRule {
  /**
   * Returns the threshold.
   *
   * @param normals scores of normals that the detector did not learn from
   * @throws IllegalArgumentException if it follows from them and there are none, or one is not
   *     finite
   */
  double threshold(double[] normals);

  /**
   * The interpolated quantile of the held-out scores: close to {@code 1 - share} of normals lie at
   * or above it, on either side of that.
   *
   * <p>It may lie between two scores. Where it falls on one, that score and all its ties are called
   * anomalous, and the rate among the held-out normals exceeds {@code 1 - share}.
   *
   * @param share the share of held-out normals to lie below
   */
  record Quantile(
      @Option(help = "share of held-out normals to lie below the threshold", byDefault = "0.95")
          double share)
      implements ThresholdRule {
    public Quantile {
      Requirements.begin().fraction("share", share).end();
    }

    @Override
    public double threshold(double[] normals) {
      return Quantiles.of(sorted(normals), share);
    }
  }

  /**
   * The lowest threshold that calls at most a given share of the held-out normals anomalous, ties
   * included: just above an order statistic, never between two.
   *
   * <p>With k of n held-out normals allowed, a new normal of the same kind is called anomalous with
   * a chance of at most (k + 1) / (n + 1), whatever the scores' distribution.
   *
   * @param rate the largest share of held-out normals to be called anomalous
   */
  record TargetFpr(
      @Option(help = "largest share of held-out normals to be called anomalous", byDefault = "0.05")
          double rate)
      implements ThresholdRule {
    public TargetFpr {
      Requirements.begin().fraction("rate", rate).end();
    }

    @Override
    public double threshold(double[] normals) {
      double[] rising = sorted(normals);
      int allowed = (int) (rate * rising.length);
      if ((double) (allowed + 1) / rising.length <= rate) {
        allowed++; // 0.29 * 100 is 28.99… in binary
      }
      return Math.nextUp(rising[rising.length - 1 - allowed]);
    }
  }

  /**
   * A number known beforehand: of a classifier whose score is the log odds of being anomalous, 0 is
   * where it holds both for equally likely.
   *
   * @param value the threshold
   */
  record Fixed(
      @Option(help = "the threshold; 0 = even odds of a classifier", byDefault = "0") double value)
      implements ThresholdRule {
    public Fixed {
      Requirements.begin()
          .that(Double.isFinite(value), "value", value, "must be a finite number")
          .end();
    }

    @Override
    public double threshold(double[] normals) {
      return value;
    }
  }

  private static double[] sorted(double[] normals) {
    if (normals.length == 0) {
      throw new IllegalArgumentException("a threshold needs scores of held-out normals");
    }
    for (int i = 0; i < normals.length; i++) {
      if (!Double.isFinite(normals[i])) {
        throw new IllegalArgumentException("held-out score " + i + " is " + normals[i]);
      }
    }
    double[] rising = normals.clone();
    Arrays.sort(rising);
    return rising;
  }
}
