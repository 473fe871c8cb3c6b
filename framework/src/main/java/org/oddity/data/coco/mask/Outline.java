package org.oddity.data.coco.mask;

import java.util.OptionalInt;

/**
 * A polygon drawn as COCO's own tools draw it, to the pixel.
 *
 * <p>The corners are put on a grid five times as fine as the pixels. Each edge is walked there, one
 * step at a time along the axis on which it is longer, always from the lower to the higher
 * coordinate, so that both directions of an edge give the same points. Wherever the outline passes
 * from one fine column to the next through the middle of a pixel column, the pixels of that column
 * from there on change sides: the mask is what has been passed an odd number of times.
 */
final class Outline {
  private static final int FINE = 5;
  private static final int MIDDLE = FINE / 2;

  private final Columns columns;
  private final int height;
  private final int width;
  private boolean begun;
  private int lastX;
  private int lastY;

  private Outline(Columns columns, int height, int width) {
    this.columns = columns;
    this.height = height;
    this.width = width;
  }

  /**
   * Adds the inside of a polygon to a mask.
   *
   * @param corners x, y, x, y, … in pixels, none further from the picture than its longer side
   * @param pixels {@code [height, width]}
   */
  static void fill(double[] corners, int height, int width, boolean[] pixels) {
    Columns columns = new Columns(height, width);
    Outline outline = new Outline(columns, height, width);
    int count = corners.length / 2;
    for (int i = 0; i < count; i++) {
      int next = (i + 1) % count;
      outline.edge(
          fine(corners[2 * i]),
          fine(corners[2 * i + 1]),
          fine(corners[2 * next]),
          fine(corners[2 * next + 1]));
    }
    columns.addTo(pixels);
  }

  /** Towards zero, as C casts; so do the walks below. */
  private static int fine(double coordinate) {
    return (int) (FINE * coordinate + 0.5);
  }

  private void edge(int fromX, int fromY, int toX, int toY) {
    int acrossX = Math.abs(toX - fromX);
    int acrossY = Math.abs(toY - fromY);
    int steps = Math.max(acrossX, acrossY);
    boolean alongX = acrossX >= acrossY;
    boolean backwards = alongX ? fromX > toX : fromY > toY;
    int startX = backwards ? toX : fromX;
    int startY = backwards ? toY : fromY;
    int rise = alongX ? toY - fromY : toX - fromX;
    double slope = steps == 0 ? 0 : (double) (backwards ? -rise : rise) / steps;
    for (int i = 0; i <= steps; i++) {
      int step = backwards ? steps - i : i;
      if (alongX) {
        point(startX + step, (int) (startY + slope * step + 0.5));
      } else {
        point((int) (startX + slope * step + 0.5), startY + step);
      }
    }
  }

  private void point(int x, int y) {
    if (begun && x != lastX) {
      OptionalInt column = columnAt(x < lastX ? x : x - 1);
      if (column.isPresent()) {
        columns.changeAt(column.getAsInt() * height + rowAt(Math.min(y, lastY)));
      }
    }
    begun = true;
    lastX = x;
    lastY = y;
  }

  /** Returns the pixel column whose middle a fine column is, if it is one's. */
  private OptionalInt columnAt(int fine) {
    int column = Math.floorDiv(fine, FINE);
    return Math.floorMod(fine, FINE) == MIDDLE && column >= 0 && column < width
        ? OptionalInt.of(column)
        : OptionalInt.empty();
  }

  /** Returns the first pixel row whose middle is not above a fine row. */
  private int rowAt(int fine) {
    return Math.max(0, Math.min(height, Math.floorDiv(fine + FINE - 1 - MIDDLE, FINE)));
  }
}
