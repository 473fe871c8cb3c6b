package org.oddity.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All figures of one cell; shares in [0, 1].
 *
 * @param auroc area under the receiver operating characteristic
 * @param aurocLow lower end of its bootstrap interval
 * @param aurocHigh upper end of its bootstrap interval
 * @param aupr average precision
 * @param fprAt95Tpr share of normals called anomalous where 95 % of the anomalies are found
 * @param threshold never chosen on test images; at or above it an image is called anomalous
 * @param confusion what the threshold makes of the test images
 */
public record Evaluation(
    double auroc,
    double aurocLow,
    double aurocHigh,
    double aupr,
    double fprAt95Tpr,
    double threshold,
    Confusion confusion) {
  public Evaluation {
    requireNonNull(confusion, "confusion is null");
  }

  /** Returns the figures by the names that journals and trackers use, always in this order. */
  public Map<String, Double> asMetrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("auroc", auroc);
    metrics.put("auroc-ci-low", aurocLow);
    metrics.put("auroc-ci-high", aurocHigh);
    metrics.put("aupr", aupr);
    metrics.put("fpr-at-95-tpr", fprAt95Tpr);
    metrics.put("threshold", threshold);
    metrics.put("f1", confusion.f1());
    metrics.put("precision", confusion.precision());
    metrics.put("recall", confusion.recall());
    metrics.put("specificity", confusion.specificity());
    metrics.put("accuracy", confusion.accuracy());
    metrics.put("balanced-accuracy", confusion.balancedAccuracy());
    metrics.put("true-positives", (double) confusion.truePositives());
    metrics.put("false-positives", (double) confusion.falsePositives());
    metrics.put("true-negatives", (double) confusion.trueNegatives());
    metrics.put("false-negatives", (double) confusion.falseNegatives());
    return Collections.unmodifiableMap(metrics);
  }
}
