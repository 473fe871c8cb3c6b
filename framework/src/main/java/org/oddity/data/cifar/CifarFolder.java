package org.oddity.data.cifar;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.oddity.data.DataHome;
import org.oddity.data.archive.TarArchives;
import org.oddity.data.archive.UnpackedFolder;
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
    return complete(
        UnpackedFolder.besides(
            archive.get(), CifarFactory.FOLDER, "the binary version of CIFAR-10", LIMITS));
  }

  private Path complete(Path folder) {
    List<String> missing =
        names.stream().filter(name -> !Files.isRegularFile(folder.resolve(name))).toList();
    if (!missing.isEmpty()) {
      throw places.missing(missing, List.of(folder));
    }
    return folder;
  }
}
