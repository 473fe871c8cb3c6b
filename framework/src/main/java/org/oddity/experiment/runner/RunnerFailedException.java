package org.oddity.experiment.runner;

/** No worker process can be started; the message says what the system or Java said. */
public final class RunnerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunnerFailedException(String reason) {
    super("no worker process can be started: " + reason);
  }
}
