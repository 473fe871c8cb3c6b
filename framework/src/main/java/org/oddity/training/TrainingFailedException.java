package org.oddity.training;

/** A training could not go on; the message is the reason that the report shows. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes a failure with its reason in words for people. */
  public TrainingFailedException(String reason) {
    super(reason);
  }
}
