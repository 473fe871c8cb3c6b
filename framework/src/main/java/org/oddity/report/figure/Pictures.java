package org.oddity.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

/** Draws single images at a size to look at. */
final class Pictures {
  private static final int SIDE = 84;
  private static final int LARGE_SIDE = 128;

  /** Grey that is readable on white and on near-black. */
  private static final Color LETTERS = new Color(0x7A828C);

  private Pictures() {}

  /** Returns how wide images of a shape are drawn. */
  static int width(ImageShape shape) {
    return (int) Math.max(1, Math.round(shape.width() * zoom(shape)));
  }

  /** Returns how high images of a shape are drawn. */
  static int height(ImageShape shape) {
    return (int) Math.max(1, Math.round(shape.height() * zoom(shape)));
  }

  /** Chooses how to write beside pictures. */
  static void prepareForLetters(Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    graphics.setColor(LETTERS);
  }

  /** A whole number for small images, so that every pixel becomes a square of one size. */
  private static double zoom(ImageShape shape) {
    int longest = Math.max(shape.height(), shape.width());
    return longest <= SIDE
        ? Math.ceil((double) SIDE / longest)
        : Math.min(1, (double) LARGE_SIDE / longest);
  }

  /** Draws one image, each pixel the mean of those it stands for. */
  static BufferedImage of(ImageBatch images, int place) {
    ImageShape shape = images.shape();
    int width = width(shape);
    int height = height(shape);
    float[] pixels = images.image(place);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int top = y * shape.height() / height;
      int bottom = Math.max(top + 1, (y + 1) * shape.height() / height);
      for (int x = 0; x < width; x++) {
        int left = x * shape.width() / width;
        int right = Math.max(left + 1, (x + 1) * shape.width() / width);
        picture.setRGB(x, y, colour(pixels, shape, top, bottom, left, right));
      }
    }
    return picture;
  }

  /** Grey where there are fewer than three channels; channels beyond the third are not shown. */
  private static int colour(
      float[] pixels, ImageShape shape, int top, int bottom, int left, int right) {
    int colour = 0;
    for (int band = 0; band < 3; band++) {
      int channel = shape.channels() < 3 ? 0 : band;
      double sum = 0;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          sum += pixels[(y * shape.width() + x) * shape.channels() + channel];
        }
      }
      double mean = sum / ((bottom - top) * (right - left));
      colour = colour << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, mean)));
    }
    return colour;
  }
}
