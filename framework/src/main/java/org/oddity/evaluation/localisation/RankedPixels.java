package org.oddity.evaluation.localisation;

import java.util.Arrays;
import org.oddity.core.AnomalyMap;
import org.oddity.evaluation.UnusableScoresException;

/**
 * The pixels of all maps of a test set by falling score, each normal or of one region of the masks;
 * all that the figures of a localisation depend on.
 *
 * <p>A pixel takes eight bytes, its score in the upper half and its region in the lower, so that
 * one sort of plain numbers ranks it. Negative and positive zero are one score.
 */
public final class RankedPixels {
  private final long[] rising;
  private final int[] regionSizes;
  private final int anomalous;

  private RankedPixels(long[] rising, int[] regionSizes) {
    this.rising = rising;
    this.regionSizes = regionSizes;
    this.anomalous = Arrays.stream(regionSizes).sum();
  }

  /** Hears of each distinct score. */
  interface Visitor {
    /**
     * Called once for each score, highest first.
     *
     * @param normals how many normal pixels have it
     * @param anomalies how many anomalous pixels have it
     * @param regions the sum over them of the share of its region that each one is
     */
    void at(float score, int normals, int anomalies, double regions);
  }

  /** Takes maps one after the other and keeps nothing of them but their pixels' scores. */
  public static final class Collector {
    private final long[] pixels;
    private int count;
    private int maps;
    private int[] sizes = new int[16];
    private int regions;

    /**
     * Begins.
     *
     * @param pixels how many all maps together have
     */
    public Collector(int pixels) {
      this.pixels = new long[pixels];
    }

    /**
     * Adds the map of the next image.
     *
     * @param mask which pixels are anomalous, of the map's size
     * @throws UnusableScoresException if a value is not finite, with its place
     * @throws IllegalArgumentException if the mask has another size, or pixels come that were not
     *     announced
     */
    public void add(AnomalyMap map, boolean[] mask) {
      float[] values = map.values();
      if (mask.length != values.length || values.length > pixels.length - count) {
        throw new IllegalArgumentException(
            "a map of %d pixels with a mask of %d, where %d of %d are left"
                .formatted(values.length, mask.length, pixels.length - count, pixels.length));
      }
      ConnectedRegions found = ConnectedRegions.of(mask, map.width());
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          throw new UnusableScoresException(
              "the anomaly map of test image %d is %s in row %d, column %d"
                  .formatted(maps, values[i], i / map.width(), i % map.width()));
        }
        int region = found.labels()[i] == 0 ? 0 : regions + found.labels()[i];
        pixels[count++] = (long) ordered(values[i]) << Integer.SIZE | region;
      }
      sizes = Arrays.copyOf(sizes, Math.max(sizes.length, 2 * (regions + found.count())));
      System.arraycopy(found.sizes(), 0, sizes, regions, found.count());
      regions += found.count();
      maps++;
    }

    /**
     * Ranks the pixels, in place: nothing can be added any more.
     *
     * @throws UnusableScoresException if all have the same score
     * @throws IllegalArgumentException if pixels are missing, or no pixel is normal or none
     *     anomalous
     */
    public RankedPixels rank() {
      if (count != pixels.length) {
        throw new IllegalArgumentException(count + " pixels came, announced were " + pixels.length);
      }
      RankedPixels ranked = new RankedPixels(pixels, Arrays.copyOf(sizes, regions));
      if (ranked.anomalies() == 0 || ranked.normals() == 0) {
        throw new IllegalArgumentException(
            "there are " + ranked.anomalies() + " anomalous pixels among " + count);
      }
      Arrays.sort(pixels);
      if (score(pixels[0]) == score(pixels[count - 1])) {
        throw new UnusableScoresException(
            "the anomaly maps cannot be ranked: all " + count + " pixels are " + score(pixels[0]));
      }
      return ranked;
    }
  }

  /** Returns a number that is ordered as the value is; it is its own inverse on its bits. */
  private static int ordered(float value) {
    return turned(Float.floatToIntBits(value + 0f)); // a negative zero becomes a positive one
  }

  private static int turned(int bits) {
    return bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
  }

  private static float score(long pixel) {
    return Float.intBitsToFloat(turned((int) (pixel >> Integer.SIZE)));
  }

  /** Goes through the distinct scores. */
  void falling(Visitor visitor) {
    int at = rising.length - 1;
    while (at >= 0) {
      long score = rising[at] >> Integer.SIZE;
      int normals = 0;
      int anomalies = 0;
      double shares = 0;
      for (; at >= 0 && rising[at] >> Integer.SIZE == score; at--) {
        int region = (int) rising[at];
        if (region == 0) {
          normals++;
        } else {
          anomalies++;
          shares += 1.0 / regionSizes[region - 1];
        }
      }
      visitor.at(score(rising[at + 1]), normals, anomalies, shares);
    }
  }

  /** Returns the score that a share of all pixels is at or below, as a pixel has it. */
  public double quantile(double share) {
    return score(rising[(int) Math.round(share * (rising.length - 1))]);
  }

  /** Returns the number of normal pixels. */
  public int normals() {
    return rising.length - anomalous;
  }

  /** Returns the number of anomalous pixels. */
  public int anomalies() {
    return anomalous;
  }

  /** Returns the number of connected regions of anomalous pixels in all masks. */
  public int regions() {
    return regionSizes.length;
  }
}
