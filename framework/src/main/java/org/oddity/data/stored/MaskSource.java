package org.oddity.data.stored;

/** The pixel masks of one part of a dataset; safe for use by several threads. */
public interface MaskSource {
  /**
   * Returns which pixels are masked: anomalous, or the object; {@code [batch, height * width]}.
   *
   * @param indices places in the part
   * @throws org.oddity.core.InvalidInputException if a file is damaged
   */
  boolean[][] read(int[] indices);
}
