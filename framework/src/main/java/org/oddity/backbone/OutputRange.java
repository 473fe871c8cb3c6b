package org.oddity.backbone;

import org.oddity.autograd.Variable;

/**
 * The range of a decoder's pixels, to which the images it is compared with are brought.
 *
 * @param from black
 * @param to white
 */
public record OutputRange(double from, double to) {
  /** What a sigmoid gives, and the pixels of an image batch: [0, 1]. */
  public static final OutputRange UNIT = new OutputRange(0, 1);

  /** What a hyperbolic tangent gives: [−1, 1]. */
  public static final OutputRange SYMMETRIC = new OutputRange(-1, 1);

  public OutputRange {
    if (!(from < to)) {
      throw new IllegalArgumentException("a range must grow, was " + from + " to " + to);
    }
  }

  /** Returns how long a difference of 1 in [−1, 1] is in this range. */
  public double unit() {
    return (to - from) / 2;
  }

  /** Returns pixels of [0, 1] in this range. */
  public Variable ofPixels(Variable pixels) {
    return equals(UNIT) ? pixels : pixels.times(to - from).plus(from);
  }

  /** Returns values of this range as pixels of [0, 1]. */
  public Variable toPixels(Variable values) {
    return equals(UNIT) ? values : values.plus(-from).times(1 / (to - from));
  }

  @Override
  public String toString() {
    return "[" + (float) from + ", " + (float) to + "]";
  }
}
