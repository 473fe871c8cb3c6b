package org.oddity.detector.pretrained;

/** How maps of a coarse layer are brought to the places of a fine one. */
public enum Sampling {
  /** The value of the place that covers it. */
  NEAREST,
  /** Between the four places around it, ends held; corners are not aligned. */
  BILINEAR;

  /**
   * Resizes a map.
   *
   * @param from {@code [height, width, channels]} from {@code start} on
   * @param to row after row, {@code stride} values from place to place, the first at {@code offset}
   */
  void resize(Grid grid, float[] from, int start, Grid target, float[] to, int offset, int stride) {
    for (int y = 0; y < target.height(); y++) {
      Position row = position(y, target.height(), grid.height());
      for (int x = 0; x < target.width(); x++) {
        Position column = position(x, target.width(), grid.width());
        int at = offset + (y * target.width() + x) * stride;
        int topLeft = start + (row.first * grid.width() + column.first) * grid.channels();
        int topRight = start + (row.first * grid.width() + column.second) * grid.channels();
        int bottomLeft = start + (row.second * grid.width() + column.first) * grid.channels();
        int bottomRight = start + (row.second * grid.width() + column.second) * grid.channels();
        float down = row.share;
        float right = column.share;
        for (int c = 0; c < grid.channels(); c++) {
          float top = from[topLeft + c] * (1 - right) + from[topRight + c] * right;
          float bottom = from[bottomLeft + c] * (1 - right) + from[bottomRight + c] * right;
          to[at + c] = top * (1 - down) + bottom * down;
        }
      }
    }
  }

  private Position position(int place, int length, int source) {
    if (this == NEAREST) {
      int nearest = (int) ((long) place * source / length);
      return new Position(nearest, nearest, 0);
    }
    double centre = (place + 0.5) * source / length - 0.5;
    double inside = Math.min(Math.max(centre, 0), source - 1);
    int first = (int) inside;
    return new Position(first, Math.min(first + 1, source - 1), (float) (inside - first));
  }

  private record Position(int first, int second, float share) {}

  /** Lengths of a map. */
  record Grid(int height, int width, int channels) {}
}
