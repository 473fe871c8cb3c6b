package org.oddity.data.synthetic;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.QuadCurve2D;
import java.util.List;
import org.oddity.core.ImageShape;

/** Draws backgrounds that say nothing: a texture, strokes, and small objects of any class. */
final class Clutter {
  private static final int FEWEST_STROKES = 3;
  private static final int MORE_STROKES = 5;
  private static final int FEWEST_PIECES = 2;
  private static final int MORE_PIECES = 4;
  private static final double CELLS = 5;

  private final ImageShape shape;
  private final Palette palette;

  Clutter(ImageShape shape) {
    this.shape = shape;
    this.palette = new Palette(shape.channels());
  }

  /** Returns values in [0, 1], {@code [height, width, channels]}. */
  float[] paint(Draws draws) {
    float[] image = ground(draws);
    int pieces = FEWEST_PIECES + upTo(MORE_PIECES, draws);
    for (int i = 0; i < pieces; i++) {
      over(image, piece(draws), draws);
    }
    int strokes = FEWEST_STROKES + upTo(MORE_STROKES, draws);
    for (int i = 0; i < strokes; i++) {
      over(image, stroke(draws), draws);
    }
    double noise = draws.between(0.02, 0.08);
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) Math.min(1, Math.max(0, image[i] + noise * draws.normal()));
    }
    return image;
  }

  /** A texture between two colours that change across the image. */
  private float[] ground(Draws draws) {
    Texture texture = any(List.of(Texture.values()), draws);
    float[][] colours = {any(draws), any(draws), any(draws), any(draws)};
    double direction = draws.between(0, 2 * Math.PI);
    double turn = draws.between(0, 2 * Math.PI);
    double u = draws.between(0, 8);
    double v = draws.between(0, 8);
    double cells = CELLS * draws.between(0.6, 1.6) / shape.width();
    float[] image = new float[shape.size()];
    for (int i = 0; i < shape.height() * shape.width(); i++) {
      double x = cells * (i % shape.width());
      double y = cells * Math.floorDiv(i, shape.width());
      double cosine = StrictMath.cos(turn);
      double sine = StrictMath.sin(turn);
      double level = texture.at(u + x * cosine - y * sine, v + x * sine + y * cosine);
      double along = Math.min(1, Math.max(0, Ramp.at(i, direction, shape)));
      for (int channel = 0; channel < shape.channels(); channel++) {
        double low = mix(colours[0][channel], colours[1][channel], along);
        double high = mix(colours[2][channel], colours[3][channel], along);
        image[i * shape.channels() + channel] = (float) mix(low, high, level);
      }
    }
    return image;
  }

  private void over(float[] image, Shape outline, Draws draws) {
    float[] covered = Coverage.of(outline, shape.height(), shape.width());
    float[] colour = any(draws);
    double opacity = draws.between(0.5, 1);
    for (int i = 0; i < image.length; i++) {
      double share = opacity * covered[i / shape.channels()];
      image[i] = (float) mix(image[i], colour[i % shape.channels()], share);
    }
  }

  /** A small object of any class, anywhere, in any pose. */
  private Shape piece(Draws draws) {
    ShapeClass kind = any(List.of(ShapeClass.values()), draws);
    double side = shape.width();
    AffineTransform pose = new AffineTransform();
    pose.translate(side * draws.between(0, 1), side * draws.between(0, 1));
    pose.rotate(draws.between(0, 2 * Math.PI));
    double radius = side * draws.between(0.06, 0.14);
    pose.scale(radius, radius);
    return pose.createTransformedShape(Outlines.of(kind, draws));
  }

  private Shape stroke(Draws draws) {
    double side = shape.width();
    double fromX = draws.between(0, side);
    double fromY = draws.between(0, side);
    double overX = draws.between(0, side);
    double overY = draws.between(0, side);
    double toX = draws.between(0, side);
    double toY = draws.between(0, side);
    double width = Math.max(1, side * draws.between(0.02, 0.07));
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        .createStrokedShape(new QuadCurve2D.Double(fromX, fromY, overX, overY, toX, toY));
  }

  private float[] any(Draws draws) {
    return palette.colour(draws.between(0, 1), draws.between(0.1, 0.7), draws.between(0.05, 1));
  }

  private static <T> T any(List<T> among, Draws draws) {
    return among.get(upTo(among.size() - 1, draws));
  }

  private static int upTo(int most, Draws draws) {
    return (int) draws.between(0, most + 1.0);
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
