package org.oddity.data.synthetic;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.SplittableRandom;
import org.oddity.core.ImageShape;

/**
 * Draws one object in a random place, size, tilt and colour on a background that goes from one
 * colour to another, under noise.
 */
final class ShapePainter implements Painter {
  /** The classes, in the order of their labels. */
  static final List<ShapeClass> CLASSES = List.of(ShapeClass.values());

  private final ImageShape shape;
  private final Palette palette;

  ShapePainter(ImageShape shape) {
    this.shape = shape;
    this.palette = new Palette(shape.channels());
  }

  @Override
  public float[] paint(int label, SplittableRandom random) {
    Draws draws = new Draws(random);
    float[] covered = coverage(CLASSES.get(label), draws);
    double hue = draws.between(0, 1);
    float[] from = palette.colour(hue, 0.5, draws.between(0.05, 0.45));
    float[] to = palette.colour(hue + draws.between(-0.1, 0.1), 0.5, draws.between(0.05, 0.45));
    float[] object = palette.colour(hue + draws.between(0.2, 0.8), 0.6, draws.between(0.6, 1));
    double direction = draws.between(0, 2 * Math.PI);
    double noise = draws.between(0.02, 0.06);
    float[] image = new float[shape.size()];
    for (int i = 0; i < covered.length; i++) {
      double along = Ramp.at(i, direction, shape);
      for (int channel = 0; channel < shape.channels(); channel++) {
        double ground = from[channel] + (to[channel] - from[channel]) * along;
        double value = ground + (object[channel] - ground) * covered[i];
        image[i * shape.channels() + channel] = (float) (value + noise * draws.normal());
      }
    }
    return image;
  }

  private float[] coverage(ShapeClass kind, Draws draws) {
    double side = shape.width();
    AffineTransform pose = new AffineTransform();
    pose.translate(side * draws.between(0.44, 0.56), side * draws.between(0.44, 0.56));
    pose.rotate(draws.tilt(25));
    double radius = side * draws.between(0.26, 0.4);
    pose.scale(radius * draws.between(0.9, 1.1), radius * draws.between(0.9, 1.1));
    Shape outline = pose.createTransformedShape(Outlines.of(kind, draws));
    return Coverage.of(outline, shape.height(), shape.width());
  }
}
