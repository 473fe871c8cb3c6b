package org.oddity.explanation;

import static java.util.Objects.requireNonNull;

/**
 * What a layer makes of one image, and how what is explained changes with it. Arrays are read only,
 * {@code [height, width, channels]}.
 *
 * @param height rows of the layer's result
 * @param width columns
 * @param channels feature maps
 * @param activations A, the layer's result
 * @param gradients ∂y/∂A of what is explained
 */
public record LayerState(
    int height, int width, int channels, float[] activations, float[] gradients) {
  public LayerState {
    requireNonNull(activations, "activations is null");
    requireNonNull(gradients, "gradients is null");
    int size = height * width * channels;
    if (size < 1 || activations.length != size || gradients.length != size) {
      throw new IllegalArgumentException(
          "%d activations and %d gradients of %dx%dx%d"
              .formatted(activations.length, gradients.length, height, width, channels));
    }
  }

  /** Returns the number of places, Z in the papers. */
  public int places() {
    return height * width;
  }
}
