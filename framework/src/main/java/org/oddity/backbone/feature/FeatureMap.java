package org.oddity.backbone.feature;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.FeatureLayer;
import org.oddity.tensor.Matrix;

/**
 * What a layer makes of images, {@code [count, height, width, channels]}. The array is shared, not
 * copied: read only.
 *
 * @param layer its name and the shape for one image
 * @param count images
 * @param values image after image, row after row
 */
public record FeatureMap(FeatureLayer layer, int count, float[] values) {
  public FeatureMap {
    requireNonNull(layer, "layer is null");
    if ((long) count * layer.size() != values.length) {
      throw new IllegalArgumentException(
          values.length + " values are not " + layer + " of " + count + " images");
    }
  }

  /** Returns a row for each image, {@code [count, height · width · channels]}. */
  public Matrix images() {
    return Matrix.wrap(count, layer.size(), values);
  }

  /** Returns a row for each place of each image, {@code [count · height · width, channels]}. */
  public Matrix places() {
    return Matrix.wrap(count * layer.height() * layer.width(), layer.channels(), values);
  }
}
