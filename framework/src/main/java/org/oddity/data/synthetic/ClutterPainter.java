package org.oddity.data.synthetic;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.SplittableRandom;
import org.oddity.core.ImageShape;

/**
 * Draws one object, shaded and textured, in front of clutter: a texture in uneven colour, strokes
 * and parts of other objects, under noise. The clutter is drawn from the same distribution for all
 * classes, so that it distracts and tells nothing.
 *
 * <p>The object is drawn from the image's stream first and the clutter from a stream split off, so
 * that the masked twin has the very same object, to the bit, on black.
 */
final class ClutterPainter implements Painter {
  /** The classes, in the order of their labels. */
  static final List<ShapeClass> CLASSES = List.of(ShapeClass.values());

  private static final float HALF = 0.5f;

  private final ImageShape shape;
  private final Palette palette;
  private final Clutter clutter;
  private final boolean masked;

  ClutterPainter(ImageShape shape, boolean masked) {
    this.shape = shape;
    this.palette = new Palette(shape.channels());
    this.clutter = new Clutter(shape);
    this.masked = masked;
  }

  @Override
  public float[] paint(int label, SplittableRandom random) {
    SplittableRandom behind = random.split();
    Draws draws = new Draws(random);
    float[] covered = coverage(label, draws);
    float[] object = object(draws);
    float[] image = masked ? new float[shape.size()] : clutter.paint(new Draws(behind));
    for (int i = 0; i < image.length; i++) {
      float opacity = covered[i / shape.channels()];
      image[i] = image[i] * (1 - opacity) + object[i] * opacity; // exact where it is 0 or 1
    }
    return image;
  }

  /** Returns which pixels the object covers at least half. */
  boolean[] mask(int label, SplittableRandom random) {
    random.split(); // as in painting
    float[] covered = coverage(label, new Draws(random));
    boolean[] mask = new boolean[covered.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = covered[i] >= HALF;
    }
    return mask;
  }

  private float[] coverage(int label, Draws draws) {
    double side = shape.width();
    AffineTransform pose = new AffineTransform();
    pose.translate(side * draws.between(0.42, 0.58), side * draws.between(0.42, 0.58));
    pose.rotate(draws.tilt(30));
    double radius = side * draws.between(0.24, 0.36);
    pose.scale(radius * draws.between(0.88, 1.12), radius * draws.between(0.88, 1.12));
    Shape outline = pose.createTransformedShape(Outlines.of(CLASSES.get(label), draws));
    return Coverage.of(outline, shape.height(), shape.width());
  }

  /** Returns the object's surface as if it filled the image. */
  private float[] object(Draws draws) {
    double hue = draws.between(0, 1);
    float[] dark = palette.colour(hue, 0.6, draws.between(0.25, 0.6));
    float[] bright = palette.colour(hue + draws.between(-0.05, 0.05), 0.6, draws.between(0.6, 1));
    double direction = draws.between(0, 2 * Math.PI);
    double noise = draws.between(0.02, 0.06);
    float[] surface = new float[shape.size()];
    for (int i = 0; i < shape.height() * shape.width(); i++) {
      double along = Ramp.at(i, direction, shape);
      for (int channel = 0; channel < shape.channels(); channel++) {
        double value = dark[channel] + (bright[channel] - dark[channel]) * along;
        surface[i * shape.channels() + channel] =
            (float) Math.min(1, Math.max(0, value + noise * draws.normal()));
      }
    }
    return surface;
  }
}
