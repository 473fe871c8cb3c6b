package org.oddity.report.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.report.plot.Numbers;

/** Lays some images side by side, their scores below them; the ground is transparent. */
final class ImageStrip {
  private static final int NARROWEST = 64;
  private static final int GAP = 8;
  private static final int CAPTION = 20;

  private ImageStrip() {}

  static BufferedImage draw(ImageBatch images, int[] places, double[] scores) {
    ImageShape shape = images.shape();
    int width = Pictures.width(shape);
    int height = Pictures.height(shape);
    int column = Math.max(width, NARROWEST) + GAP;
    BufferedImage strip =
        new BufferedImage(
            column * places.length - GAP, height + CAPTION, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = strip.createGraphics();
    try {
      Pictures.prepareForLetters(graphics);
      for (int i = 0; i < places.length; i++) {
        int left = i * column + (column - GAP - width) / 2;
        graphics.drawImage(Pictures.of(images, places[i]), left, 0, null);
        String text = Numbers.brief(scores[places[i]]);
        int middle = left + (width - graphics.getFontMetrics().stringWidth(text)) / 2;
        graphics.drawString(text, middle, height + 15);
      }
    } finally {
      graphics.dispose();
    }
    return strip;
  }
}
