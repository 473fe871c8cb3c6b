package org.oddity.tensor;

/**
 * Numbers of one type in a shape, in memory outside the Java heap, row after row.
 *
 * <p>Made by {@link Kernels}, which alone can compute with it. Images and what networks make of
 * them are {@code [batch, height, width, channels]}.
 */
public interface Tensor {
  /** Returns the lengths of the axes. */
  Shape shape();

  /** Returns what the elements are. */
  ElementType type();

  /**
   * Returns a copy of the elements as floats.
   *
   * @throws IllegalStateException if its memory was given back when its scope ended
   */
  float[] toFloats();

  /** Returns a copy of the elements as doubles; throws as {@link #toFloats} does. */
  double[] toDoubles();

  /**
   * Returns the only element.
   *
   * @throws IllegalStateException if there are more
   */
  double toScalar();
}
