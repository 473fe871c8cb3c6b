package org.oddity.evaluation;

import org.oddity.core.AnomalyScores;
import org.oddity.core.Seeds;

/** Turns the scores of a test set into figures. */
public final class Evaluator {
  private static final double WANTED_TRUE_POSITIVE_RATE = 0.95;

  private Evaluator() {}

  /**
   * Returns all figures of one cell.
   *
   * @param scores one per test image, higher = more anomalous
   * @param anomalous the truth about each test image
   * @param validationScores of normals that the detector did not learn from; they alone may set the
   *     threshold
   * @param seeds of the cell; the bootstrap draws from its own stream
   * @throws UnusableScoresException if the scores are constant or not finite, with the reason
   * @throws IllegalArgumentException if the lengths differ, or normals or anomalies are missing, or
   *     held-out normals that the threshold follows from
   */
  public static Evaluation evaluate(
      AnomalyScores scores,
      boolean[] anomalous,
      AnomalyScores validationScores,
      EvaluationOptions options,
      Seeds seeds) {
    refuseUnusable(scores, validationScores);
    double[] values = scores.values();
    RankedScores ranked = RankedScores.of(values, anomalous);
    ConfidenceInterval interval =
        Bootstrap.auroc(
            ranked, options.bootstrapRounds(), options.confidence(), seeds.stream("bootstrap"));
    double threshold = options.threshold().threshold(validationScores.values());
    Confusion confusion = Confusion.at(threshold, values, anomalous);
    return new Evaluation(
        Auroc.of(ranked),
        interval.low(),
        interval.high(),
        AveragePrecision.of(ranked),
        FalsePositiveRate.atTruePositiveRate(WANTED_TRUE_POSITIVE_RATE, ranked),
        threshold,
        confusion);
  }

  /** Held-out normals may all score the same, such as 0; a test set may not. */
  private static void refuseUnusable(AnomalyScores scores, AnomalyScores validationScores) {
    String defect = scores.defect();
    if (!defect.isEmpty()) {
      throw new UnusableScoresException("the test set cannot be ranked: " + defect);
    }
    for (int i = 0; i < validationScores.count(); i++) {
      if (!Double.isFinite(validationScores.get(i))) {
        throw new UnusableScoresException(
            "held-out normals set no threshold: score %d of %d is %s"
                .formatted(i, validationScores.count(), validationScores.get(i)));
      }
    }
  }
}
