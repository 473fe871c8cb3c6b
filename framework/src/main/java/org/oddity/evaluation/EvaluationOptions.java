package org.oddity.evaluation;

import static java.util.Objects.requireNonNull;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * How a cell's scores become figures.
 *
 * @param threshold how the threshold follows from the scores of held-out normals, or fixed
 * @param bootstrapRounds how often the test images are drawn anew for the interval
 * @param confidence the level of the interval
 */
public record EvaluationOptions(
    @Option(
            help = "how the threshold follows from the scores of held-out normals, or fixed",
            byDefault = "quantile")
        ThresholdRule threshold,
    @Option(
            help = "how often the test images are drawn anew for the AUROC's interval",
            byDefault = "1000")
        int bootstrapRounds,
    @Option(help = "level of the AUROC's interval, in (0, 1)", byDefault = "0.95")
        double confidence) {
  private static final int FEWEST_ROUNDS = 100;

  public EvaluationOptions {
    requireNonNull(threshold, "threshold is null");
    Requirements.begin()
        .atLeast("bootstrapRounds", bootstrapRounds, FEWEST_ROUNDS)
        .fraction("confidence", confidence)
        .end();
  }

  /** Returns the options that hold where none are given. */
  public static EvaluationOptions byDefault() {
    return new EvaluationOptions(new ThresholdRule.Quantile(0.95), 1000, 0.95);
  }
}
