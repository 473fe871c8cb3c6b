package org.oddity.data.coco.mask;

/**
 * A mask as COCO counts it: down the columns, from the left, by the places where inside and outside
 * change.
 */
final class Columns {
  private final int height;
  private final int width;
  private final boolean[] changes;

  Columns(int height, int width) {
    this.height = height;
    this.width = width;
    this.changes = new boolean[Math.multiplyExact(height, width) + 1];
  }

  /**
   * Changes sides from a place on; twice at one place is not at all.
   *
   * @param place {@code column · height + row}, at most the number of pixels
   */
  void changeAt(int place) {
    changes[place] ^= true;
  }

  /** Adds what is inside to {@code pixels}, {@code [height, width]}. */
  void addTo(boolean[] pixels) {
    boolean inside = false;
    int place = 0;
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < height; row++) {
        inside ^= changes[place++];
        pixels[row * width + column] |= inside;
      }
    }
  }
}
