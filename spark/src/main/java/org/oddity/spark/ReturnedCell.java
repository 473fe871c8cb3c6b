package org.oddity.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.oddity.spark.transfer.FolderArchive;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/**
 * The files of a cell that an executor sent back, on their way into the cell's folder. The journal
 * comes last and is appended to what the folder has: what was mirrored of it stays where it is, and
 * without the end that it brings the cell would be run again.
 *
 * @param folder the cell's folder
 */
record ReturnedCell(Path folder) {
  private static final String JOURNAL = "journal.jsonl";

  /** Takes in what {@link FolderArchive} packed. */
  void take(byte[] archive) {
    Path incoming = folder.resolveSibling("." + folder.getFileName() + "-" + UUID.randomUUID());
    try {
      FolderArchive.unpack(archive, incoming);
      // They belong to an attempt that is over.
      FileUtils.deleteDirectory(folder.resolve("checkpoints").toFile());
      move(incoming);
      append(Journal.read(incoming.resolve(JOURNAL)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + folder + ": " + e, e);
    } finally {
      FileUtils.deleteQuietly(incoming.toFile());
    }
  }

  private void move(Path incoming) throws IOException {
    try (Stream<Path> files = Files.walk(incoming)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path place = folder.resolve(incoming.relativize(file).toString());
        if (!place.equals(folder.resolve(JOURNAL))) {
          Files.createDirectories(place.getParent());
          Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  private void append(List<JournalEvent> events) {
    Path file = folder.resolve(JOURNAL);
    int attempt = Journal.nextAttempt(file);
    try (Journal journal = Journal.open(file)) {
      for (JournalEvent event : events) {
        journal.append(
            event instanceof JournalEvent.Started start
                ? new JournalEvent.Started(start.time(), attempt)
                : event);
      }
    }
  }
}
