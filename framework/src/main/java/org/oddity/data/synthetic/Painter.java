package org.oddity.data.synthetic;

import java.util.SplittableRandom;

/** Draws one image. */
interface Painter {
  /**
   * Returns values in [0, 1], {@code [height, width, channels]}, before they are rounded to bytes.
   *
   * @param label the class to draw
   * @param random the image's own stream
   */
  float[] paint(int label, SplittableRandom random);
}
