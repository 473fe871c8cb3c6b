package org.oddity.data.synthetic;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The outlines of the objects, upright, about the origin, in the circle of radius 1. */
final class Outlines {
  private static final double HALF_SIDE = 0.8;

  private Outlines() {}

  static Shape of(ShapeClass kind, Draws draws) {
    return switch (kind) {
      case DISC -> disc(0, 0, 0.92);
      case RING -> without(disc(0, 0, 0.95), disc(0, 0, draws.between(0.5, 0.66)));
      case SQUARE -> rectangle(-HALF_SIDE, -HALF_SIDE, 2 * HALF_SIDE, 2 * HALF_SIDE);
      case CROSS -> cross(draws.between(0.22, 0.34));
      case TRIANGLE -> rays(3, 1, 0.5);
      case STAR -> rays(5, 1, draws.between(0.38, 0.5));
      case CRESCENT -> without(disc(0, 0, 0.95), disc(draws.between(0.4, 0.55), 0, 0.8));
      case ARROW -> arrow(draws.between(0.2, 0.3));
      case STRIPES -> stripes(3 + (draws.coin() ? 1 : 0));
      case CHEQUER -> chequer(3 + (draws.coin() ? 1 : 0));
    };
  }

  private static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Rectangle2D rectangle(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  private static Shape without(Shape whole, Shape hole) {
    Area area = new Area(whole);
    area.subtract(new Area(hole));
    return area;
  }

  private static Shape cross(double half) {
    Area area = new Area(rectangle(-half, -0.95, 2 * half, 1.9));
    area.add(new Area(rectangle(-0.95, -half, 1.9, 2 * half)));
    return area;
  }

  /** Corners on two circles in turn; with the inner radius at the edges' middle a polygon. */
  private static Shape rays(int count, double outer, double inner) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 2 * count; i++) {
      double angle = Math.PI * i / count - Math.PI / 2;
      double radius = i % 2 == 0 ? outer : inner;
      double x = radius * StrictMath.cos(angle);
      double y = radius * StrictMath.sin(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  private static Shape arrow(double half) {
    double[][] corners = {
      {1, 0}, {0.15, -0.7}, {0.15, -half}, {-0.95, -half}, {-0.95, half}, {0.15, half}, {0.15, 0.7}
    };
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0][0], corners[0][1]);
    for (int i = 1; i < corners.length; i++) {
      path.lineTo(corners[i][0], corners[i][1]);
    }
    path.closePath();
    return path;
  }

  private static Shape stripes(int count) {
    Path2D path = new Path2D.Double();
    double step = 2 * HALF_SIDE / (2 * count - 1);
    for (int i = 0; i < count; i++) {
      path.append(rectangle(-HALF_SIDE, -HALF_SIDE + 2 * i * step, 2 * HALF_SIDE, step), false);
    }
    return path;
  }

  private static Shape chequer(int cells) {
    Path2D path = new Path2D.Double();
    double step = 2 * HALF_SIDE / cells;
    for (int row = 0; row < cells; row++) {
      for (int column = row % 2; column < cells; column += 2) {
        path.append(
            rectangle(-HALF_SIDE + column * step, -HALF_SIDE + row * step, step, step), false);
      }
    }
    return path;
  }
}
