package org.oddity.nn;

import org.oddity.core.RandomStream;
import org.oddity.tensor.Shape;

/** Gives a parameter its first values. */
@FunctionalInterface
public interface Initialiser {
  /** Returns the values of a parameter of this shape, row after row. */
  float[] values(Shape shape, RandomStream random);
}
