package org.oddity.tensor;

/** How many elements become one. */
public enum Reduction {
  /** Their sum. */
  SUM,
  /** Their mean. */
  MEAN,
  /** The greatest. */
  MAXIMUM
}
