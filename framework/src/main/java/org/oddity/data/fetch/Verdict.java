package org.oddity.data.fetch;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.oddity.data.Download.RemoteFile;

/**
 * What was found of one file.
 *
 * @param file as the publisher offers it
 * @param path where it lies or should lie
 * @param state what was found
 * @param detail one line for people
 */
public record Verdict(RemoteFile file, Path path, State state, String detail) {
  public Verdict {
    requireNonNull(file, "file is null");
    requireNonNull(path, "path is null");
    requireNonNull(state, "state is null");
    requireNonNull(detail, "detail is null");
  }

  /** What can be said of a file. */
  public enum State {
    /** Its check sum is the publisher's. */
    INTACT,
    /** It is not there. */
    MISSING,
    /** Only a beginning is there; fetching goes on with it. */
    INCOMPLETE,
    /** Its length or check sum is another. */
    DAMAGED,
    /** It could not be read. */
    UNREADABLE
  }

  /** Returns whether the file can be used. */
  public boolean isIntact() {
    return state == State.INTACT;
  }
}
