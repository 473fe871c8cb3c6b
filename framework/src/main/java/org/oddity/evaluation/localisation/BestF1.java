package org.oddity.evaluation.localisation;

/**
 * The highest F1 that any threshold gives on the pixels of a test set, and that threshold.
 *
 * <p>An oracle: the threshold is chosen on the test masks themselves, so this is what a map could
 * give, not what a user without masks will get. No threshold of a detector is taken from here.
 *
 * @param f1 the harmonic mean of precision and recall over all pixels, in (0, 1]
 * @param oracleThreshold at or above it a pixel is called anomalous; of several as good the highest
 */
public record BestF1(double f1, double oracleThreshold) {

  /** Tries every distinct score. */
  public static BestF1 of(RankedPixels ranked) {
    Best best = new Best(ranked.anomalies());
    ranked.falling(best);
    return new BestF1(best.f1, best.threshold);
  }

  private static final class Best implements RankedPixels.Visitor {
    private final long all;
    private long called;
    private long found;
    private double f1;
    private double threshold;

    Best(long all) {
      this.all = all;
    }

    @Override
    public void at(float score, int normals, int anomalies, double regions) {
      called += normals + anomalies;
      found += anomalies;
      double here = 2.0 * found / (called + all);
      if (here > f1) {
        f1 = here;
        threshold = score;
      }
    }
  }
}
