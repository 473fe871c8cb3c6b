package org.oddity.data.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;

/** Lists folders in the order of their names' characters, the same in every language and system. */
final class Listing {
  /** How the names of image files end, in small letters. */
  static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff");

  private Listing() {}

  static List<Path> folders(Path folder) {
    return list(folder, Files::isDirectory);
  }

  /** Returns the files whose names end like an image's; what else lies there is left alone. */
  static List<Path> images(Path folder) {
    return list(folder, path -> Files.isRegularFile(path) && hasImageEnding(path));
  }

  private static boolean hasImageEnding(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(wanted)
          .sorted(Comparator.comparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder.toString(), "cannot be listed: " + e.getMessage());
    }
  }
}
