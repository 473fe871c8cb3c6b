package org.oddity.backbone.dcgan;

/**
 * How often an image's side is halved, and the side that is left for the last convolution, which
 * covers it whole: 4 where that comes out, as in the paper, and 7 for MNIST's 28.
 *
 * @param count at least 1
 * @param last 4 or 7
 */
record Halvings(int count, int last) {
  private static final int FEWEST = 4;
  private static final int OF_MNIST = 7;

  /** Returns whether a side halves to 4 or 7, at least once and at most to 1024 times the width. */
  static boolean can(int side) {
    int last = lastOf(side);
    return side > OF_MNIST && side <= 1024 && (last == FEWEST || last == OF_MNIST);
  }

  /** Halves a side that {@link #can} be. */
  static Halvings of(int side) {
    int last = lastOf(side);
    return new Halvings(Integer.numberOfTrailingZeros(side / last), last);
  }

  private static int lastOf(int side) {
    int last = side;
    while (last > OF_MNIST && last % 2 == 0) {
      last /= 2;
    }
    return last;
  }
}
