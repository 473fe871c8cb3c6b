package org.oddity.evaluation.localisation;

import org.oddity.core.Paper;

/**
 * The area under the per-region-overlap curve (AUPRO): for each threshold, the mean over the
 * connected regions of all masks of the share of the region that is found, against the share of
 * normal pixels of all images that are called anomalous; from 0 up to a limit, divided by the
 * limit, so in [0, 1].
 *
 * <p>Exact: every distinct score is a threshold. Pixels of equal score are found together, and
 * between two thresholds the curve is a straight line, so a tie counts one half, and at the limit
 * the curve is cut where that line crosses it. Guessing gives half the limit.
 *
 * <p>Departure from the paper: none; regions are 8-connected, which it leaves open and the authors'
 * evaluation code does.
 */
@Paper(
    title =
        "The MVTec Anomaly Detection Dataset: A Comprehensive Real-World Dataset for Unsupervised"
            + " Anomaly Detection",
    authors = "Paul Bergmann, Kilian Batzner, Michael Fauser, David Sattlegger, Carsten Steger",
    venue = "International Journal of Computer Vision 129",
    year = 2021,
    url = "https://doi.org/10.1007/s11263-020-01400-4")
public final class PerRegionOverlap {
  /** The limit that publications use. */
  public static final double USUAL_LIMIT = 0.3;

  private PerRegionOverlap() {}

  /**
   * Returns the area up to a limit, as a share of the limit.
   *
   * @param limit of the share of normal pixels called anomalous, in (0, 1]
   */
  public static double of(RankedPixels ranked, double limit) {
    if (!(limit > 0 && limit <= 1)) {
      throw new IllegalArgumentException("limit must be in (0, 1], was " + limit);
    }
    Area area = new Area(ranked, limit);
    ranked.falling(area);
    return Math.min(1, area.sum / limit);
  }

  private static final class Area implements RankedPixels.Visitor {
    private final double allNormals;
    private final double allRegions;
    private final double limit;
    private long falsePositives;
    private double overlaps;
    private double rate;
    private double overlap;
    private double sum;

    Area(RankedPixels ranked, double limit) {
      this.allNormals = ranked.normals();
      this.allRegions = ranked.regions();
      this.limit = limit;
    }

    @Override
    public void at(float score, int normals, int anomalies, double regions) {
      if (rate >= limit) {
        return;
      }
      falsePositives += normals;
      overlaps += regions;
      double nextRate = falsePositives / allNormals;
      double nextOverlap = overlaps / allRegions;
      if (nextRate > limit) {
        nextOverlap = overlap + (nextOverlap - overlap) * (limit - rate) / (nextRate - rate);
        nextRate = limit;
      }
      sum += (nextRate - rate) * (overlap + nextOverlap) / 2;
      rate = nextRate;
      overlap = nextOverlap;
    }
  }
}
