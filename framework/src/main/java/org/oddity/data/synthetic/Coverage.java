package org.oddity.data.synthetic;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** How much of each pixel an outline covers, in [0, 1], row after row. */
final class Coverage {
  private Coverage() {}

  static float[] of(Shape outline, int height, int width) {
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.fill(outline);
    graphics.dispose();
    int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    float[] coverage = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      coverage[i] = (pixels[i] >>> 24) / 255f;
    }
    return coverage;
  }
}
