package org.oddity.backbone;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageShape;

/**
 * A layer whose results can be had as features.
 *
 * @param name in the network, such as {@code layer2}
 * @param height of its maps; 1 for a vector
 * @param width of its maps; 1 for a vector
 * @param channels numbers at each place
 */
public record FeatureLayer(String name, int height, int width, int channels) {
  public FeatureLayer {
    requireNonNull(name, "name is null");
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          name + " would be " + height + "x" + width + "x" + channels);
    }
  }

  /** Returns how many numbers there are for one image. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  @Override
  public String toString() {
    return name + " " + new ImageShape(height, width, channels);
  }
}
