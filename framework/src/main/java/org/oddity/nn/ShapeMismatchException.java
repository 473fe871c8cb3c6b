package org.oddity.nn;

/** A network does not fit its input; the message names the layer, what came and what it takes. */
public final class ShapeMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with its reason in words for people. */
  public ShapeMismatchException(String reason) {
    super(reason);
  }
}
