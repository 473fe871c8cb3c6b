package org.oddity.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.RunFolder;

/**
 * A file of a random name in the run folder while a run goes on: an executor that finds it sees the
 * same folder.
 *
 * @param file the file
 */
record RunFolderMark(Path file) implements AutoCloseable {
  /** Returns a mark that is not written yet. */
  static RunFolderMark in(RunFolder folder) {
    Path root = folder.root().toAbsolutePath();
    return new RunFolderMark(root.resolve(".shared-" + UUID.randomUUID()));
  }

  void write() {
    try {
      AtomicFiles.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file + ": " + e, e);
    }
  }
}
