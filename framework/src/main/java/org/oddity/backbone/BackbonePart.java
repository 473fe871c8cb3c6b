package org.oddity.backbone;

import org.oddity.config.Kebab;

/** What a backbone can be used as. */
public enum BackbonePart {
  /** From an image to a vector, {@code [height, width, channels]} to {@code [outputs]}. */
  ENCODER,

  /** From a vector to an image, {@code [inputs]} to {@code [height, width, channels]}. */
  DECODER,

  /**
   * From an image to a logit for each class, {@code [height, width, channels]} to {@code
   * [classes]}.
   */
  CLASSIFIER,

  /** From an image to its last feature map, with layers inside whose results can be had, too. */
  FEATURES,

  /** From an image to another of its shape, {@code [height, width, channels]} to the same. */
  TRANSLATOR;

  @Override
  public String toString() {
    return Kebab.ofConstant(this);
  }
}
