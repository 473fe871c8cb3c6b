package org.oddity.experiment.protocol;

/** A dataset and a protocol do not fit together; the message says why and what would. */
public final class InvalidProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * Makes the exception.
   *
   * @param key the protocol's option that is to blame, or an empty text
   */
  public InvalidProtocolException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** Returns the protocol's option that is to blame, or an empty text. */
  public String key() {
    return key;
  }
}
