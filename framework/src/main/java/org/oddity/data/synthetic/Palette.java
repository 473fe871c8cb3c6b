package org.oddity.data.synthetic;

import java.awt.Color;

/** Colours as levels for each channel. */
final class Palette {
  private final int channels;

  Palette(int channels) {
    this.channels = channels;
  }

  /**
   * Returns a colour of about the given brightness.
   *
   * @param hue in turns, without meaning for grey
   */
  float[] colour(double hue, double saturation, double brightness) {
    if (channels == 1) {
      return new float[] {(float) brightness};
    }
    int packed = Color.HSBtoRGB((float) hue, (float) saturation, (float) Math.min(1, brightness));
    return new float[] {
      (packed >> 16 & 0xff) / 255f, (packed >> 8 & 0xff) / 255f, (packed & 0xff) / 255f
    };
  }
}
