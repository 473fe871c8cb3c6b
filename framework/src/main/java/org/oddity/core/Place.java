package org.oddity.core;

import static java.util.Objects.requireNonNull;

/**
 * Where something was read.
 *
 * @param source a file as the user named it, or {@code command line}
 * @param line from 1, or 0 where lines mean nothing
 * @param column from 1, or 0
 */
public record Place(String source, int line, int column) {
  public Place {
    requireNonNull(source, "source is null");
  }

  /** Returns a place that is a whole file. */
  public static Place of(String source) {
    return new Place(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
