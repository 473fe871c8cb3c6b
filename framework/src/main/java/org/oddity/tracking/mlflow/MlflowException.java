package org.oddity.tracking.mlflow;

import static java.util.Objects.requireNonNull;

/** A server cannot be mirrored to; its message is a sentence for people and holds no secret. */
public final class MlflowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final boolean momentary;

  MlflowException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** An error answer of the server, which the next answer need not be. */
  static MlflowException momentary(String message) {
    return new MlflowException(Kind.FAILING, message, null, true);
  }

  MlflowException(Kind kind, String message, Throwable cause) {
    this(kind, message, cause, false);
  }

  private MlflowException(Kind kind, String message, Throwable cause, boolean momentary) {
    super(message, cause);
    this.kind = requireNonNull(kind, "kind is null");
    this.momentary = momentary;
  }

  /** Returns what is wrong. */
  public Kind kind() {
    return kind;
  }

  boolean momentary() {
    return momentary;
  }

  /** What is wrong, by what can be done about it. */
  public enum Kind {
    /** Nobody answers there: start the server, or mend the address. */
    UNREACHABLE,
    /** The server is too slow or answers with its own errors: wait. */
    FAILING,
    /** The server does not know us: mend the credentials. */
    FORBIDDEN,
    /** Something else answers there: mend the address. */
    NOT_MLFLOW,
    /** The server takes no files: start it so that it does. */
    NO_ARTIFACTS,
    /** The experiment or a run was deleted on the server: restore it, or choose another name. */
    DELETED
  }
}
