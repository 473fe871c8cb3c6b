package org.oddity.evaluation.localisation;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All figures of one cell's anomaly maps against the masks of its test images; shares in [0, 1].
 *
 * @param auroc see {@link PixelAuroc}
 * @param aupr see {@link PixelAveragePrecision}
 * @param aupro see {@link PerRegionOverlap}, up to a false positive rate of 30 %
 * @param bestF1 an oracle, see {@link BestF1}
 * @param regions how many connected regions the masks have
 * @param anomalousPixels share of all pixels
 */
public record LocalisationEvaluation(
    double auroc, double aupr, double aupro, BestF1 bestF1, int regions, double anomalousPixels) {
  public LocalisationEvaluation {
    requireNonNull(bestF1, "bestF1 is null");
  }

  /** Evaluates ranked pixels. */
  public static LocalisationEvaluation of(RankedPixels ranked) {
    return new LocalisationEvaluation(
        PixelAuroc.of(ranked),
        PixelAveragePrecision.of(ranked),
        PerRegionOverlap.of(ranked, PerRegionOverlap.USUAL_LIMIT),
        BestF1.of(ranked),
        ranked.regions(),
        (double) ranked.anomalies() / (ranked.anomalies() + (double) ranked.normals()));
  }

  /** Returns the figures by the names that journals and trackers use, always in this order. */
  public Map<String, Double> asMetrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("pixel-auroc", auroc);
    metrics.put("pixel-aupr", aupr);
    metrics.put("aupro", aupro);
    metrics.put("pixel-best-f1", bestF1.f1());
    metrics.put("pixel-best-f1-oracle-threshold", bestF1.oracleThreshold());
    metrics.put("mask-regions", (double) regions);
    metrics.put("mask-share", anomalousPixels);
    return Collections.unmodifiableMap(metrics);
  }
}
