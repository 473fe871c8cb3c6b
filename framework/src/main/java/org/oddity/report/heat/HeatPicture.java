package org.oddity.report.heat;

import java.awt.image.BufferedImage;
import org.oddity.core.AnomalyMap;
import org.oddity.explanation.ExplanationMap;

/**
 * Draws explanation maps, each on the scale of its own greatest value, and anomaly maps on a scale
 * that is given.
 */
public final class HeatPicture {
  private static final double MOST_OPAQUE = 0.8;

  private final HeatColours colours = new HeatColours();

  /** Returns a map by itself, interpolated to a size. */
  public BufferedImage alone(ExplanationMap map, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Sampled shares = new Sampled(map, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, colours.of(shares.at(x, y)));
      }
    }
    return picture;
  }

  /** Lays a map over a picture: clear where it is 0, the more opaque the higher. */
  public void over(BufferedImage picture, ExplanationMap map) {
    over(picture, new Sampled(map, picture.getWidth(), picture.getHeight()));
  }

  /**
   * Lays a map over a picture: clear at the low end of a scale and below, the more opaque the
   * higher.
   */
  public void over(BufferedImage picture, AnomalyMap map, double low, double high) {
    float[] heat = new float[map.values().length];
    for (int i = 0; i < heat.length; i++) {
      heat[i] = (float) Math.max(0, Math.min(1, (map.values()[i] - low) / (high - low)));
    }
    ExplanationMap shares = new ExplanationMap(map.height(), map.width(), heat);
    over(picture, new Sampled(shares, 1, picture.getWidth(), picture.getHeight()));
  }

  private void over(BufferedImage picture, Sampled shares) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        double share = shares.at(x, y);
        picture.setRGB(
            x, y, mixed(picture.getRGB(x, y), colours.of(share), MOST_OPAQUE * Math.sqrt(share)));
      }
    }
  }

  private static int mixed(int below, int above, double opacity) {
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double mean = (below >> shift & 255) * (1 - opacity) + (above >> shift & 255) * opacity;
      colour = colour << 8 | (int) Math.round(mean);
    }
    return colour;
  }

  /** Returns the scale from 0 to a map's greatest value. */
  public BufferedImage scale(int width, int height) {
    float[] ramp = {0, 1};
    return alone(new ExplanationMap(1, 2, ramp), 2 * width, height)
        .getSubimage(width / 2, 0, width, height);
  }

  /** A map's values as shares of its greatest, between the centres of its pixels by lines. */
  private record Sampled(ExplanationMap map, float peak, int width, int height) {
    Sampled(ExplanationMap map, int width, int height) {
      this(map, map.peak(), width, height);
    }

    double at(int x, int y) {
      if (peak == 0) {
        return 0;
      }
      double column = place(x, width, map.width());
      double row = place(y, height, map.height());
      int left = (int) column;
      int top = (int) row;
      double right = column - left;
      double bottom = row - top;
      double above = value(top, left) * (1 - right) + value(top, left + 1) * right;
      double below = value(top + 1, left) * (1 - right) + value(top + 1, left + 1) * right;
      return (above * (1 - bottom) + below * bottom) / peak;
    }

    private static double place(int pixel, int pixels, int values) {
      double place = (pixel + 0.5) * values / pixels - 0.5;
      return Math.max(0, Math.min(values - 1.0, place));
    }

    private double value(int row, int column) {
      int y = Math.min(row, map.height() - 1);
      int x = Math.min(column, map.width() - 1);
      return map.values()[y * map.width() + x];
    }
  }
}
