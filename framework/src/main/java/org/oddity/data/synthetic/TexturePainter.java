package org.oddity.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;
import org.oddity.core.ImageShape;

/**
 * Draws a texture from a random corner of it, a little turned, under uneven light and noise, with
 * or without a defect.
 *
 * <p>The defect is drawn from the image's stream first, so that its mask can be had alone.
 */
final class TexturePainter implements Painter {
  private static final double CELLS_PER_SIDE = 6;

  private final ImageShape shape;
  private final Texture texture;
  private final List<DefectKind> defects;
  private final Palette palette;

  /**
   * Makes a painter.
   *
   * @param defects the classes, in the order of their labels
   */
  TexturePainter(ImageShape shape, Texture texture, List<DefectKind> defects) {
    this.shape = shape;
    this.texture = texture;
    this.defects = List.copyOf(defects);
    this.palette = new Palette(shape.channels());
  }

  @Override
  public float[] paint(int label, SplittableRandom random) {
    Draws draws = new Draws(random);
    Defect defect = defect(label, draws);
    return paint(defect, draws);
  }

  /** Draws the same image as if its defect had never come. */
  float[] paintWithout(int label, SplittableRandom random) {
    Draws draws = new Draws(random);
    defect(label, draws); // so that the rest of the stream is where it was
    return paint(Defect.none(shape.width()), draws);
  }

  private float[] paint(Defect defect, Draws draws) {
    double turn = draws.tilt(3);
    double u = draws.between(0, 4);
    double v = draws.between(0, 4);
    double light = draws.between(0.9, 1.1);
    double slope = draws.between(-0.15, 0.15);
    float[] dark = palette.colour(0.58, 0.55, 0);
    float[] bright = palette.colour(0.1, 0.3, 1);
    float[] darkTint = palette.colour(0.58 + defect.hue(), 0.7, 0);
    float[] brightTint = palette.colour(0.1 + defect.hue(), 0.6, 1);
    float[] image = new float[shape.size()];
    for (int i = 0; i < shape.width() * shape.height(); i++) {
      double level = texture(i, defect, turn, u, v) * (light + slope * position(i % shape.width()));
      double value = defect.over(level, i) + 0.025 * draws.normal();
      for (int channel = 0; channel < shape.channels(); channel++) {
        double plain = dark[channel] + (bright[channel] - dark[channel]) * value;
        double other = darkTint[channel] + (brightTint[channel] - darkTint[channel]) * value;
        double tint = defect.hue() == 0 ? 0 : defect.coverage()[i];
        image[i * shape.channels() + channel] = (float) (plain + (other - plain) * tint);
      }
    }
    return image;
  }

  /** Returns which pixels of an image a defect covers. */
  boolean[] mask(int label, SplittableRandom random) {
    return defect(label, new Draws(random)).mask();
  }

  private Defect defect(int label, Draws draws) {
    double cell = shape.width() / CELLS_PER_SIDE;
    return Defect.draw(defects.get(label), shape.width(), cell, draws);
  }

  private double texture(int pixel, Defect defect, double turn, double u, double v) {
    int column = pixel % shape.width();
    int row = pixel / shape.width();
    double x = position(column);
    double y = position(row);
    double swirl = defect.swirl().at(column + 0.5, row + 0.5);
    if (swirl != 0) {
      double middleX = defect.swirl().x() / shape.width() - 0.5;
      double middleY = defect.swirl().y() / shape.width() - 0.5;
      double right = x - middleX;
      double down = y - middleY;
      x = middleX + right * StrictMath.cos(swirl) - down * StrictMath.sin(swirl);
      y = middleY + right * StrictMath.sin(swirl) + down * StrictMath.cos(swirl);
    }
    double cosine = StrictMath.cos(turn);
    double sine = StrictMath.sin(turn);
    return texture.at(
        u + CELLS_PER_SIDE * (x * cosine - y * sine), v + CELLS_PER_SIDE * (x * sine + y * cosine));
  }

  /** Where a row or column lies, in (-0.5, 0.5). */
  private double position(int index) {
    return (index + 0.5) / shape.width() - 0.5;
  }
}
