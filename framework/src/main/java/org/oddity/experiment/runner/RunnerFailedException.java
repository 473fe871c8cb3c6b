package org.oddity.experiment.runner;

/** Cells cannot be run any more; the message says why. */
public final class RunnerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with its reason. */
  public RunnerFailedException(String reason) {
    super(reason);
  }
}
