package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/** What layers over images ask of a shape. */
final class Images {
  private Images() {}

  /** Refuses what is not {@code [height, width, channels]}. */
  static void require(String layer, Shape input) {
    if (input.rank() != 3) {
      throw new ShapeMismatchException(layer + " takes [height, width, channels], not " + input);
    }
  }

  /** Returns the shape after a window went over an image. */
  static Shape windowed(String layer, Window window, Shape input, int channels) {
    require(layer, input);
    try {
      return Shape.of(window.places(input.length(0)), window.places(input.length(1)), channels);
    } catch (IllegalArgumentException e) {
      throw new ShapeMismatchException(e.getMessage());
    }
  }

  /** Refuses a window that may see nothing but padding. */
  static void requirePartlyInside(Window window) {
    requireNonNull(window, "window is null");
    if (window.padding() >= window.kernel()) {
      throw new IllegalArgumentException(
          "padding must be less than the kernel, " + window.kernel() + ", was " + window.padding());
    }
  }

  /** Returns a window for tables: {@code 4×4 / 2} has stride 2. */
  static String describe(Window window) {
    return window.kernel()
        + "×"
        + window.kernel()
        + (window.stride() == 1 ? "" : " / " + window.stride())
        + (window.dilation() == 1 ? "" : " dilated " + window.dilation());
  }
}
