package org.oddity.data.stored;

/** The pixel masks of a dataset's test part; safe for use by several threads. */
public interface MaskSource {
  /**
   * Returns which pixels are anomalous, {@code [batch, height * width]}.
   *
   * @param indices places in the test part
   * @throws org.oddity.core.InvalidInputException if a file is damaged
   */
  boolean[][] read(int[] indices);
}
