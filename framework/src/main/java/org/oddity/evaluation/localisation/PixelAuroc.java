package org.oddity.evaluation.localisation;

/**
 * The area under the receiver operating characteristic of all pixels of a test set: the chance that
 * an anomalous pixel scores above a normal one, ties counting one half; in [0, 1].
 *
 * <p>Large defects weigh as much as they are large, and where few pixels are anomalous even a poor
 * map comes close to 1: {@link PerRegionOverlap} and {@link PixelAveragePrecision} are stricter.
 */
public final class PixelAuroc {
  private PixelAuroc() {}

  /** Returns the area, counted in whole numbers and divided once. */
  public static double of(RankedPixels ranked) {
    Pairs pairs = new Pairs();
    ranked.falling(pairs);
    return (double) pairs.halves / (2.0 * ranked.normals() * ranked.anomalies());
  }

  /** Twice the pairs in which the anomalous pixel is above, once those in which it is equal. */
  private static final class Pairs implements RankedPixels.Visitor {
    private long above;
    private long halves;

    @Override
    public void at(float score, int normals, int anomalies, double regions) {
      halves += normals * (2 * above + anomalies);
      above += anomalies;
    }
  }
}
