package org.oddity.data.synthetic;

import org.oddity.core.ImageShape;

/** How far a pixel lies from one edge of an image to the opposite, in about [0, 1]. */
final class Ramp {
  private Ramp() {}

  /**
   * Returns where a pixel lies.
   *
   * @param direction in radians
   */
  static double at(int pixel, double direction, ImageShape shape) {
    double x = (pixel % shape.width() + 0.5) / shape.width() - 0.5;
    double y = (Math.floorDiv(pixel, shape.width()) + 0.5) / shape.height() - 0.5;
    return 0.5 + 0.7 * (x * StrictMath.cos(direction) + y * StrictMath.sin(direction));
  }
}
