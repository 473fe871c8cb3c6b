package org.oddity.data.coco.mask;

import static java.util.Objects.requireNonNull;

/**
 * Which pixels of a picture belong to an object.
 *
 * @param pixels {@code [height, width]}; read only
 */
public record ObjectMask(int height, int width, boolean[] pixels) {
  public ObjectMask {
    requireNonNull(pixels, "pixels is null");
    if (pixels.length != Math.multiplyExact(height, width)) {
      throw new IllegalArgumentException(
          pixels.length + " pixels for a mask of " + height + "x" + width);
    }
  }

  /** Returns whether a pixel belongs to the object. */
  public boolean covers(int row, int column) {
    return pixels[row * width + column];
  }

  /** Returns how many pixels belong to the object. */
  public int area() {
    int area = 0;
    for (boolean pixel : pixels) {
      area += pixel ? 1 : 0;
    }
    return area;
  }
}
