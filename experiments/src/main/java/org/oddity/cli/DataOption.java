package org.oddity.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where real data lies, for every command that reads some. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the real data (default: $ODDITY_DATA, else ~/.cache/oddity).")
  private Path folder;

  Path folder() {
    return folder;
  }
}
