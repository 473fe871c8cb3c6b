package org.oddity.data.cifar;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.data.archive.TarArchives;
import org.oddity.data.stored.DataFiles;

/** Finds the folder of the unpacked files, or makes it from the archive. */
final class CifarFolder {
  /** Six files of 30,730,000 bytes, a text and a page. */
  private static final TarArchives.Limits LIMITS = new TarArchives.Limits(200_000_000, 20);

  private final DataFiles places;
  private final List<String> names;

  CifarFolder(CifarOptions options, DataHome home, List<String> names) {
    this.places = CifarFactory.files(options, home);
    this.names = names;
  }

  Path find() {
    Optional<Path> unpacked = places.folderWith(names);
    if (unpacked.isPresent()) {
      return complete(unpacked.get());
    }
    Optional<Path> archive = places.find(CifarFactory.ARCHIVE);
    if (archive.isEmpty()) {
      throw places.missing(names);
    }
    return complete(unpack(archive.get()));
  }

  private Path complete(Path folder) {
    List<String> missing =
        names.stream().filter(name -> !Files.isRegularFile(folder.resolve(name))).toList();
    if (!missing.isEmpty()) {
      throw places.missing(missing, List.of(folder));
    }
    return folder;
  }

  /** Unpacks beside the archive, then renames: other processes see the whole folder or none. */
  private static Path unpack(Path archive) {
    Path parent = archive.toAbsolutePath().getParent();
    Path target = parent.resolve(CifarFactory.FOLDER);
    try {
      Path temporary = Files.createTempDirectory(parent, ".unpacking-");
      try {
        TarArchives.unpack(archive, temporary, LIMITS);
        publish(temporary.resolve(CifarFactory.FOLDER), target, archive);
      } finally {
        deleteAll(temporary);
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          archive.toString(),
          "cannot be unpacked into "
              + parent
              + " ("
              + e.getMessage()
              + "): make the folder writable and see that 200 MB are free, or unpack it yourself"
              + " with 'tar xzf'");
    }
    return target;
  }

  private static void publish(Path folder, Path target, Path archive) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          archive.toString(),
          "holds no folder " + CifarFactory.FOLDER + ": not the binary version of CIFAR-10");
    }
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
