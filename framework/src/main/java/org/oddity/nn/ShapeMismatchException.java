package org.oddity.nn;

import static java.util.Objects.requireNonNull;

/** A network does not fit its input; the message names the layer, what came and what it takes. */
public final class ShapeMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String layer;
  private final String reason;

  /** Makes an exception with its reason in words for people. */
  public ShapeMismatchException(String reason) {
    this("", reason);
  }

  private ShapeMismatchException(String layer, String reason) {
    super(layer.isEmpty() ? reason : layer + ": " + reason);
    this.layer = layer;
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** Returns the same reason, told of a layer inside {@code outer}. */
  public ShapeMismatchException inside(String outer) {
    ShapeMismatchException told =
        new ShapeMismatchException(layer.isEmpty() ? outer : outer + "." + layer, reason);
    told.initCause(this);
    return told;
  }
}
