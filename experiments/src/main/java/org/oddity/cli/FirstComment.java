package org.oddity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what a configuration says of itself in its first line. */
final class FirstComment {
  private FirstComment() {}

  static String of(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String first = lines.isEmpty() ? "" : lines.get(0).strip();
      return first.startsWith("#") ? first.substring(1).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
