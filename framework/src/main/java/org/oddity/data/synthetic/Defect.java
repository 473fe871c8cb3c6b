package org.oddity.data.synthetic;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/**
 * One defect.
 *
 * @param coverage of each pixel, in [0, 1]
 * @param level the brightness it has of its own
 * @param opacity how much of the texture it hides, in [0, 1]
 * @param swirl how it moves the texture about
 * @param hue how far it turns the colour, in turns
 */
record Defect(float[] coverage, double level, double opacity, Swirl swirl, double hue) {
  private static final int CORNERS = 9;

  /**
   * A turn of the texture about a point, full at the point and none at the radius.
   *
   * @param x of the point, in pixels
   * @param y of the point, in pixels
   * @param radius in pixels; 0 for no swirl
   * @param angle in radians
   */
  record Swirl(double x, double y, double radius, double angle) {
    private static final Swirl NONE = new Swirl(0, 0, 0, 0);

    /** Returns by how much the texture is turned at a place. */
    double at(double column, double row) {
      double square = (column - x) * (column - x) + (row - y) * (row - y);
      double share = radius == 0 ? 1 : Math.min(1, square / (radius * radius));
      return angle * (1 - share) * (1 - share);
    }
  }

  private Defect(float[] coverage, double level, double opacity) {
    this(coverage, level, opacity, Swirl.NONE, 0);
  }

  /** Returns no defect. */
  static Defect none(int side) {
    return new Defect(new float[side * side], 0, 1);
  }

  static Defect draw(DefectKind kind, int side, double cell, Draws draws) {
    return switch (kind) {
      case GOOD -> none(side);
      case SCRATCH ->
          new Defect(cover(scratch(side, draws), side), draws.coin() ? 0.02 : 0.98, 0.85);
      case BLOB ->
          new Defect(
              cover(lump(side, draws, side * draws.between(0.07, 0.13), 0.35), side),
              draws.coin() ? 0.05 : 0.95,
              0.9);
      case MISSING_CELL -> new Defect(cover(cells(side, cell, draws), side), 0.45, 1);
      case STAIN ->
          new Defect(
              cover(lump(side, draws, side * draws.between(0.15, 0.26), 0.2), side),
              0.05,
              draws.between(0.3, 0.5));
      case WARP -> warp(side, draws);
      case TINT ->
          new Defect(
              cover(lump(side, draws, side * draws.between(0.1, 0.18), 0.3), side),
              0,
              0,
              Swirl.NONE,
              (draws.coin() ? 1 : -1) * draws.between(0.25, 0.45));
    };
  }

  private static Defect warp(int side, Draws draws) {
    double radius = side * draws.between(0.14, 0.22);
    double x = side * draws.between(0.25, 0.75);
    double y = side * draws.between(0.25, 0.75);
    double angle = (draws.coin() ? 1 : -1) * draws.between(0.35, 0.65) * Math.PI;
    // Near its edge the turn is too small to be seen: the mask ends where it is a twentieth.
    double seen = radius * 0.88;
    Shape disc = new Ellipse2D.Double(x - seen, y - seen, 2 * seen, 2 * seen);
    return new Defect(cover(disc, side), 0, 0, new Swirl(x, y, radius, angle), 0);
  }

  /** Returns the brightness of a pixel where the texture's is known. */
  double over(double texture, int pixel) {
    return texture + (level - texture) * opacity * coverage[pixel];
  }

  /** Returns which pixels are at least half covered. */
  boolean[] mask() {
    boolean[] mask = new boolean[coverage.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = coverage[i] >= 0.5f;
    }
    return mask;
  }

  private static float[] cover(Shape outline, int side) {
    return Coverage.of(outline, side, side);
  }

  private static Shape scratch(int side, Draws draws) {
    double length = side * draws.between(0.4, 0.75);
    double bend = length * draws.between(-0.25, 0.25);
    Shape curve = new QuadCurve2D.Double(-length / 2, 0, 0, bend, length / 2, 0);
    double width = Math.max(1.6, side * draws.between(0.035, 0.06));
    BasicStroke stroke =
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    AffineTransform pose = somewhere(side, draws, 0.3);
    pose.rotate(draws.between(0, Math.PI));
    return pose.createTransformedShape(stroke.createStrokedShape(curve));
  }

  /** A closed curve through corners at uneven distances. */
  private static Shape lump(int side, Draws draws, double radius, double unevenness) {
    double[] x = new double[CORNERS];
    double[] y = new double[CORNERS];
    for (int i = 0; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      double distance = radius * (1 + draws.between(-unevenness, unevenness));
      x[i] = distance * StrictMath.cos(angle);
      y[i] = distance * StrictMath.sin(angle);
    }
    Path2D path = new Path2D.Double();
    path.moveTo((x[CORNERS - 1] + x[0]) / 2, (y[CORNERS - 1] + y[0]) / 2);
    for (int i = 0; i < CORNERS; i++) {
      int next = (i + 1) % CORNERS;
      path.quadTo(x[i], y[i], (x[i] + x[next]) / 2, (y[i] + y[next]) / 2);
    }
    path.closePath();
    return somewhere(side, draws, 0.2).createTransformedShape(path);
  }

  private static Shape cells(int side, double cell, Draws draws) {
    double width = cell * (1 + (draws.coin() ? 1 : 0));
    double height = cell * (width > cell ? 1 : 2);
    Shape gap = new Rectangle2D.Double(-width / 2, -height / 2, width, height);
    return somewhere(side, draws, 0.2).createTransformedShape(gap);
  }

  private static AffineTransform somewhere(int side, Draws draws, double margin) {
    return AffineTransform.getTranslateInstance(
        side * draws.between(margin, 1 - margin), side * draws.between(margin, 1 - margin));
  }
}
