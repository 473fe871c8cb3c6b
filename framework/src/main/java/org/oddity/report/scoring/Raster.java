package org.oddity.report.scoring;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageShape;
import org.oddity.data.image.DecodedImage;

/** Pixels as Java draws them. */
final class Raster {
  private static final int MOST_OPAQUE = 190;

  private Raster() {}

  /** Returns a colour image of three channels; a small one is enlarged by a whole number. */
  static BufferedImage of(DecodedImage image, int least) {
    ImageShape shape = image.shape();
    int zoom = Math.max(1, least / Math.max(shape.height(), shape.width()));
    BufferedImage picture =
        new BufferedImage(shape.width() * zoom, shape.height() * zoom, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, colour(image, (y / zoom * shape.width() + x / zoom) * 3));
      }
    }
    return picture;
  }

  private static int colour(DecodedImage image, int at) {
    int colour = 0;
    for (int channel = 0; channel < 3; channel++) {
      colour = colour << 8 | Math.round(255 * image.pixels()[at + channel]);
    }
    return colour;
  }

  /** Lays a map over a picture, yellow where warm and red where hot, clear where cold. */
  static void overlay(BufferedImage picture, AnomalyMap map, HeatScale scale) {
    BufferedImage heat = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        double value = scale.heat(map.values()[y * map.width() + x]);
        int green = (int) Math.round(220 - 190 * value);
        heat.setRGB(x, y, (int) (MOST_OPAQUE * value) << 24 | 235 << 16 | green << 8);
      }
    }
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(heat, 0, 0, picture.getWidth(), picture.getHeight(), null);
    } finally {
      graphics.dispose();
    }
  }

  /** Returns a picture within a square, its sides' ratio kept. */
  static BufferedImage within(BufferedImage picture, int side) {
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    if (longest <= side) {
      return picture;
    }
    int width = Math.max(1, picture.getWidth() * side / longest);
    int height = Math.max(1, picture.getHeight() * side / longest);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(picture, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return small;
  }
}
