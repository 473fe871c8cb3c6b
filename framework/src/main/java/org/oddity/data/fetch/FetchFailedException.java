package org.oddity.data.fetch;

/** A download did not succeed; the message says why and what to do, in words for people. */
public final class FetchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FetchFailedException(String message) {
    super(message);
  }
}
