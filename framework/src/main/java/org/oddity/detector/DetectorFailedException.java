package org.oddity.detector;

/** A detector could not learn or score; the message is the reason that the report shows. */
public final class DetectorFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes a failure with its reason in words for people. */
  public DetectorFailedException(String reason) {
    super(reason);
  }
}
