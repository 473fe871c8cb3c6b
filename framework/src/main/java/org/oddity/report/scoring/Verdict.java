package org.oddity.report.scoring;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.oddity.experiment.scoring.ScoredFile;
import org.oddity.report.canvas.Tone;
import org.oddity.report.plot.Numbers;

/**
 * Draws what was decided around a picture: a border and a bar below it in the colour of the
 * decision, which the bar also says in words; an anomalous picture carries a flag.
 */
final class Verdict {
  private static final int BORDER = 5;
  private static final int BAR = 24;
  private static final int FONT = 13;
  private static final int MARGIN = 16;
  private static final int LEAST_FOR_FLAG = 24;

  /** Room for any two scores, so that the frames of an animation are equally wide. */
  private static final int LEAST = 266;

  private Verdict() {}

  /**
   * Returns a picture with its border, its flag and its bar, whose words say also the threshold,
   * and the class where one is named.
   */
  static BufferedImage around(BufferedImage picture, ScoredFile file, double threshold) {
    String named = file.named().map(name -> "  " + name).orElse("");
    return around(picture, file.anomalous(), LEAST, decision(file, threshold) + named);
  }

  /** Returns a picture as a frame, as wide as any other of an animation. */
  static BufferedImage aroundFrame(BufferedImage picture, ScoredFile file, double threshold) {
    return around(picture, file.anomalous(), LEAST, decision(file, threshold));
  }

  private static String decision(ScoredFile file, double threshold) {
    String sign = file.anomalous() ? " ≥ " : " < ";
    return file.label() + "  " + Numbers.brief(file.score()) + sign + Numbers.brief(threshold);
  }

  /** Returns a picture with its border, its flag and a bar of other words, so wide at least. */
  static BufferedImage around(BufferedImage picture, boolean anomalous, int least, String words) {
    Font font = new Font(Font.SANS_SERIF, Font.BOLD, FONT);
    int letters = lettersOf(picture, font, words) + MARGIN;
    int width = Math.max(least, Math.max(picture.getWidth() + 2 * BORDER, letters));
    int height = picture.getHeight() + BORDER + BAR;
    BufferedImage framed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = framed.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(new Color((anomalous ? Tone.ANOMALOUS : Tone.NORMAL).rgb()));
      graphics.fillRect(0, 0, width, height);
      int left = (width - picture.getWidth()) / 2;
      graphics.drawImage(picture, left, BORDER, null);
      if (anomalous && picture.getHeight() >= LEAST_FOR_FLAG) {
        flag(graphics, left + 6, BORDER + 6, Math.max(12, picture.getHeight() / 8));
      }
      graphics.setColor(Color.WHITE);
      graphics.setFont(font);
      graphics.drawString(words, MARGIN / 2, height - BAR / 2 + FONT / 2 - 1);
    } finally {
      graphics.dispose();
    }
    return framed;
  }

  private static int lettersOf(BufferedImage picture, Font font, String words) {
    Graphics2D graphics = picture.createGraphics();
    try {
      return graphics.getFontMetrics(font).stringWidth(words);
    } finally {
      graphics.dispose();
    }
  }

  /** White around it, so that it is seen on any picture. */
  private static void flag(Graphics2D graphics, int left, int top, int size) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(left - 2, top - 2, 6, size + 4);
    graphics.fill(pennant(left, top, size, 2));
    graphics.setColor(new Color(Tone.ANOMALOUS.rgb()));
    graphics.fillRect(left, top, 2, size);
    graphics.fill(pennant(left, top, size, 0));
  }

  private static Polygon pennant(int left, int top, int size, int around) {
    int[] xs = {left, left + size + 2 * around, left};
    int[] ys = {top - around, top + size / 3, top + 2 * (size / 3) + around};
    return new Polygon(xs, ys, xs.length);
  }
}
