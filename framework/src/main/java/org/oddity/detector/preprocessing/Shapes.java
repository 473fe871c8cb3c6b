package org.oddity.detector.preprocessing;

import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;

/** Image shapes among the arrays of a state. */
final class Shapes {
  private Shapes() {}

  static NamedArrays state(ImageShape shape) {
    return NamedArrays.builder()
        .put("shape", shape.height(), shape.width(), shape.channels())
        .build();
  }

  static ImageShape restore(NamedArrays state) {
    int[] shape = state.ints("shape");
    return new ImageShape(shape[0], shape[1], shape[2]);
  }
}
