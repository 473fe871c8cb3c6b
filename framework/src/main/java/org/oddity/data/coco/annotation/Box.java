package org.oddity.data.coco.annotation;

/** A box in pixels from the picture's upper left corner, with fractions. */
public record Box(double x, double y, double width, double height) {
  /** Returns the shorter side. */
  public double shorterSide() {
    return Math.min(width, height);
  }

  /** Returns the longer side over the shorter, at least 1. */
  public double elongation() {
    return Math.max(width, height) / Math.min(width, height);
  }
}
