package org.oddity.data.stored;

import java.security.MessageDigest;

/** The pixels of one part of a dataset; safe for use by several threads. */
public interface PixelSource {
  /** Returns the number of images. */
  int count();

  /**
   * Reads images, values in [0, 1].
   *
   * @param indices places in the part, each in [0, count)
   * @param target is filled with image after image, {@code [batch, height, width, channels]}
   * @throws org.oddity.core.InvalidInputException if a file is damaged
   */
  void read(int[] indices, float[] target);

  /** Feeds the content of all images, in order, to a digest. */
  void digest(MessageDigest digest);
}
