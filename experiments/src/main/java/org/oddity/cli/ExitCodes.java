package org.oddity.cli;

/** What scripts can trust. */
final class ExitCodes {
  /** All was done. */
  static final int DONE = 0;

  /** Some cell failed; the others are done. */
  static final int SOME_FAILED = 1;

  /** Bad input; nothing was done. */
  static final int BAD_INPUT = 2;

  /** An error in the program or the machine. */
  static final int ERROR = 3;

  private ExitCodes() {}
}
