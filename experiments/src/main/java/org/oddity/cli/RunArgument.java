package org.oddity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.oddity.tracking.RunFolder;

/** A run folder as the user names it: by its path, or by its name below {@code runs}. */
final class RunArgument {
  /** Where runs are kept that are given no folder. */
  static final Path RUNS = Path.of("runs");

  private RunArgument() {}

  /** Returns the folder; whoever reads it says if it is none. */
  static RunFolder folder(Path given) {
    RunFolder byName = new RunFolder(RUNS.resolve(given));
    return !Files.exists(given) && byName.exists() ? byName : new RunFolder(given);
  }
}
