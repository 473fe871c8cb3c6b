package org.oddity.evaluation;

/** Scores that cannot be evaluated; the message is the reason that the report shows. */
public final class UnusableScoresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes a failure with its reason in words for people. */
  public UnusableScoresException(String reason) {
    super(reason);
  }
}
