package org.oddity.report.publish;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.oddity.report.run.ScoredStrip;

/**
 * A cell's successes and mistakes: the strips of its images with the lowest and the highest scores
 * below each other, at their own size, as the scores on them could not be read at half of it.
 */
final class ExamplesPicture {
  private static final int TITLE = 22;
  private static final int BASELINE = 15;
  private static final int LETTERS = 13;

  private ExamplesPicture() {}

  /**
   * Returns the picture on white.
   *
   * @param strips at least one, in the order of {@link ScoredStrip}
   */
  static BufferedImage of(Map<ScoredStrip, BufferedImage> strips) {
    int width = strips.values().stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int height = strips.values().stream().mapToInt(strip -> TITLE + strip.getHeight()).sum();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setColor(Color.DARK_GRAY);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS));
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      int top = 0;
      for (Map.Entry<ScoredStrip, BufferedImage> strip : strips.entrySet()) {
        graphics.drawString(strip.getKey().title(), 0, top + BASELINE);
        graphics.drawImage(strip.getValue(), 0, top + TITLE, null);
        top += TITLE + strip.getValue().getHeight();
      }
    } finally {
      graphics.dispose();
    }
    return picture;
  }
}
