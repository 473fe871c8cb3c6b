package org.oddity.evaluation.localisation;

/**
 * The area under the precision-recall curve of all pixels of a test set as average precision, equal
 * scores together, without interpolation; in (0, 1], by guessing the share of anomalous pixels.
 *
 * <p>It is what scikit-learn's {@code average_precision_score} gives for the same pixels.
 */
public final class PixelAveragePrecision {
  private PixelAveragePrecision() {}

  /** Returns the average precision. */
  public static double of(RankedPixels ranked) {
    Steps steps = new Steps();
    ranked.falling(steps);
    return steps.sum / ranked.anomalies();
  }

  private static final class Steps implements RankedPixels.Visitor {
    private long called;
    private long found;
    private double sum;

    @Override
    public void at(float score, int normals, int anomalies, double regions) {
      called += normals + anomalies;
      found += anomalies;
      sum += anomalies * ((double) found / called);
    }
  }
}
