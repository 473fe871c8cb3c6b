package org.oddity.data.image;

/** A picture row by row. */
interface RowSource {
  int height();

  int width();

  /** Reads one row as {@code [width, channels]}. */
  void read(int y, int channels, float[] target) throws DamagedImageException;
}
