package org.oddity.tensor;

/** A function of two numbers, applied to each pair of elements. */
public enum Binary {
  /** a + b. */
  ADD,
  /** a − b. */
  SUBTRACT,
  /** a · b. */
  MULTIPLY,
  /** a / b. */
  DIVIDE,
  /** The greater. */
  MAXIMUM,
  /** The lesser. */
  MINIMUM,
  /** 1 where a is at least b, else 0. */
  AT_LEAST
}
