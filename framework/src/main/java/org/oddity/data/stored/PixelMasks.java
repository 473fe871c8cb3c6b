package org.oddity.data.stored;

import static java.util.Objects.requireNonNull;

/** Masks from images of one channel: what is at least half bright. */
public final class PixelMasks implements MaskSource {
  private static final float HALF = 0.5f;

  private final PixelSource images;
  private final int pixels;

  /**
   * Makes masks.
   *
   * @param images of one channel
   * @param pixels in each of them
   */
  public PixelMasks(PixelSource images, int pixels) {
    this.images = requireNonNull(images, "images is null");
    this.pixels = pixels;
  }

  @Override
  public boolean[][] read(int[] indices) {
    float[] values = new float[Math.multiplyExact(indices.length, pixels)];
    images.read(indices, values);
    boolean[][] masks = new boolean[indices.length][pixels];
    for (int i = 0; i < values.length; i++) {
      masks[i / pixels][i % pixels] = values[i] >= HALF;
    }
    return masks;
  }
}
