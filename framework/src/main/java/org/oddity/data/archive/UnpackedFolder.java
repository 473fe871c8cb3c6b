package org.oddity.data.archive;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;

/** The folder that a publisher's archive holds, made of it where only the archive is there. */
public final class UnpackedFolder {
  private static final long MEGABYTE = 1_000_000;

  private UnpackedFolder() {}

  /**
   * Unpacks an archive beside itself, then renames: other processes see the whole folder or none.
   *
   * @param folder the name of the archive's folder that is wanted
   * @param title what the archive should be, for the message where it is another
   * @throws InvalidInputException if the archive is damaged or another, or the disk is full or may
   *     not be written
   */
  public static Path besides(Path archive, String folder, String title, TarArchives.Limits limits) {
    Path parent = archive.toAbsolutePath().getParent();
    Path target = parent.resolve(folder);
    try {
      Path temporary = Files.createTempDirectory(parent, ".unpacking-");
      try {
        TarArchives.unpack(archive, temporary, limits);
        Path unpacked = temporary.resolve(folder);
        if (!Files.isDirectory(unpacked)) {
          throw new InvalidInputException(
              archive.toString(), "holds no folder " + folder + ": not " + title);
        }
        publish(unpacked, target);
      } finally {
        deleteAll(temporary);
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          archive.toString(),
          "cannot be unpacked into %s (%s): make the folder writable and see that %d MB are free, or unpack it yourself with 'tar xzf'"
              .formatted(parent, e.getMessage(), limits.bytes() / MEGABYTE));
    }
    return target;
  }

  private static void publish(Path folder, Path target) throws IOException {
    try {
      Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      } // otherwise another process was quicker, with the same files
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
