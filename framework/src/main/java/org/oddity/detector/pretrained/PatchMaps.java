package org.oddity.detector.pretrained;

import java.util.ArrayList;
import java.util.List;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageShape;

/**
 * Anomaly maps of scores of places: bilinear to the image's size, then a Gaussian of σ = 4 pixels
 * as in PaDiM, PatchCore and SPADE. These work on images of 224 pixels; where the shorter side is
 * less, σ is the same share of it. Images go on beyond their edges as in a mirror; the Gaussian
 * ends at 4 σ.
 */
public final class PatchMaps {
  private static final double DEVIATION = 4;
  private static final double SIDE = 224;

  private final PatchGrid grid;
  private final ImageShape image;
  private final double[] kernel;

  /** Makes maps of a grid's places for images of a shape. */
  public PatchMaps(PatchGrid grid, ImageShape image) {
    this.grid = grid;
    this.image = image;
    this.kernel = kernel(deviation(image));
  }

  /** Returns the σ for images of a shape, in pixels. */
  public static double deviation(ImageShape image) {
    return DEVIATION * Math.min(Math.min(image.height(), image.width()) / SIDE, 1);
  }

  private static double[] kernel(double deviation) {
    int reach = (int) (4 * deviation + 0.5);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      double distance = (i - reach) / deviation;
      kernel[i] = Math.exp(-0.5 * distance * distance);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /**
   * Returns one map for each image.
   *
   * @param scores of all places, {@code [images, height, width]} of the grid
   */
  public List<AnomalyMap> of(double[] scores) {
    List<AnomalyMap> maps = new ArrayList<>();
    for (int start = 0; start < scores.length; start += grid.places()) {
      maps.add(map(scores, start));
    }
    return maps;
  }

  /** Returns the map of the image whose places begin at {@code start}. */
  public AnomalyMap map(double[] scores, int start) {
    float[] coarse = new float[grid.places()];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = (float) scores[start + i];
    }
    int height = image.height();
    int width = image.width();
    float[] fine =
        new AnomalyMap(grid.height(), grid.width(), coarse).resized(height, width).values();
    float[] alongRows = new float[fine.length];
    for (int y = 0; y < height; y++) {
      smooth(fine, y * width, 1, width, alongRows);
    }
    float[] smooth = new float[fine.length];
    for (int x = 0; x < width; x++) {
      smooth(alongRows, x, width, height, smooth);
    }
    return new AnomalyMap(height, width, smooth);
  }

  private void smooth(float[] from, int start, int step, int count, float[] to) {
    int reach = kernel.length / 2;
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = -reach; k <= reach; k++) {
        sum += kernel[k + reach] * from[start + mirrored(i + k, count) * step];
      }
      to[start + i * step] = (float) sum;
    }
  }

  /** The edge's pixel comes twice, as often as it takes. */
  private static int mirrored(int place, int count) {
    int turn = Math.floorMod(place, 2 * count);
    return turn < count ? turn : 2 * count - 1 - turn;
  }
}
