package org.oddity.nn.initialiser;

import org.oddity.tensor.Shape;

/**
 * How many numbers flow into and out of one unit of a layer.
 *
 * <p>Of dense weights {@code [in, out]} and those of a convolution {@code [kernel, kernel, in,
 * out]}. A transposed convolution, {@code [kernel, kernel, out, in]}, is counted as the convolution
 * that it transposes, so {@code in} is kernel² · out: as PyTorch counts, so that its networks can
 * be drawn alike.
 *
 * @param in numbers that one output is made of
 * @param out numbers that one input goes to
 */
public record Fan(int in, int out) {
  /**
   * Counts those of a layer's weights.
   *
   * @throws IllegalArgumentException if they have fewer than two axes
   */
  public static Fan of(Shape weights) {
    if (weights.rank() < 2) {
      throw new IllegalArgumentException(
          "weights of " + weights + " have no fan: two axes or more");
    }
    int in = weights.length(-2);
    int out = weights.length(-1);
    int places = weights.size() / in / out;
    return new Fan(places * in, places * out);
  }
}
