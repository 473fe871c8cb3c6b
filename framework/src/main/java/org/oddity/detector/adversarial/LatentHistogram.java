package org.oddity.detector.adversarial;

import java.util.Arrays;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

/** A picture of how latent numbers spread over [−1, 1], beside the line of uniform ones. */
public final class LatentHistogram {
  private static final int BINS = 40;
  private static final int HEIGHT = 48;
  private static final float PAPER = 1;
  private static final float BAR = 0.35f;
  private static final float LINE = 0;

  private LatentHistogram() {}

  /**
   * Draws one image: a column a bin, the line of U(−1, 1) at a third of the height.
   *
   * @param codes latent numbers; those outside are counted at the ends
   */
  public static ImageBatch of(float... codes) {
    int[] counts = new int[BINS];
    for (float code : codes) {
      int bin = (int) Math.floor((code + 1) / 2 * BINS);
      counts[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    float[] pixels = new float[HEIGHT * BINS];
    Arrays.fill(pixels, PAPER);
    int uniform = HEIGHT / 3;
    for (int bin = 0; bin < BINS; bin++) {
      double share = (double) counts[bin] * BINS / Math.max(1, codes.length);
      int bar = (int) Math.min(HEIGHT, Math.round(share * uniform));
      for (int y = HEIGHT - bar; y < HEIGHT; y++) {
        pixels[y * BINS + bin] = BAR;
      }
      pixels[(HEIGHT - uniform) * BINS + bin] = LINE;
    }
    return ImageBatch.wrap(new ImageShape(HEIGHT, BINS, 1), pixels);
  }
}
