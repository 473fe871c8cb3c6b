package org.oddity.evaluation;

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
 * @param threshold from held-out normals; at or above it an image is called anomalous
 * @param f1 at the threshold
 * @param precision at the threshold
 * @param recall at the threshold
 * @param accuracy at the threshold
 * @param balancedAccuracy at the threshold
 * @param normals how many were tested
 * @param anomalies how many were tested
 */
public record Evaluation(
    double auroc,
    double aurocLow,
    double aurocHigh,
    double aupr,
    double fprAt95Tpr,
    double threshold,
    double f1,
    double precision,
    double recall,
    double accuracy,
    double balancedAccuracy,
    int normals,
    int anomalies) {

  /** Returns the figures by the names that journals and trackers use, always in this order. */
  public Map<String, Double> asMetrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("auroc", auroc);
    metrics.put("auroc-ci-low", aurocLow);
    metrics.put("auroc-ci-high", aurocHigh);
    metrics.put("aupr", aupr);
    metrics.put("fpr-at-95-tpr", fprAt95Tpr);
    metrics.put("threshold", threshold);
    metrics.put("f1", f1);
    metrics.put("precision", precision);
    metrics.put("recall", recall);
    metrics.put("accuracy", accuracy);
    metrics.put("balanced-accuracy", balancedAccuracy);
    return Collections.unmodifiableMap(metrics);
  }
}
