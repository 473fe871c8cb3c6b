package org.oddity.core;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with what the user gave.
 *
 * @param place where it was read
 * @param path the key inside the file, such as {@code detectors.kde.folds}; may be empty
 * @param message what is wrong, what was read, what is allowed, did you mean
 */
public record Problem(Place place, String path, String message) {
  public Problem {
    requireNonNull(place, "place is null");
    requireNonNull(path, "path is null");
    requireNonNull(message, "message is null");
  }

  /** Returns {@code file:line:column: path: message}, control characters spelled out. */
  @Override
  public String toString() {
    return Shown.printable(place + ": " + (path.isEmpty() ? "" : path + ": ") + message);
  }
}
