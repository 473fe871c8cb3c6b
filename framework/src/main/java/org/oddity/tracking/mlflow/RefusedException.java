package org.oddity.tracking.mlflow;

/** The server refuses one request and would refuse it again: what was sent is not to its liking. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
