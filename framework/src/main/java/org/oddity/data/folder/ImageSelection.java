package org.oddity.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NaturalOrder;
import org.oddity.core.Place;

/** The image files that a user means by naming files and folders. */
public final class ImageSelection {
  private static final Comparator<Path> BY_NAME =
      Comparator.comparing(path -> path.getFileName().toString(), NaturalOrder.INSTANCE);

  private ImageSelection() {}

  /**
   * Returns the files in the order they are named, those of a folder in {@link NaturalOrder}; a
   * file that is named twice comes once.
   *
   * @param named files, whatever their names end with, and folders, whose own folders are not
   *     looked into
   * @throws InvalidInputException if one does not exist or a folder holds no image, all at once
   */
  public static List<Path> of(List<Path> named) {
    Problems problems = new Problems();
    Map<Path, Path> files = new LinkedHashMap<>();
    for (Path path : named) {
      for (Path file : files(path, problems)) {
        files.putIfAbsent(file.toAbsolutePath().normalize(), file);
      }
    }
    problems.throwIfAny();
    return List.copyOf(files.values());
  }

  private static List<Path> files(Path path, Problems problems) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      String what = Files.exists(path) ? "is neither a file nor a folder" : "does not exist";
      problems.add(Place.of(path.toString()), "", what);
      return List.of();
    }
    List<Path> images = Listing.images(path).stream().sorted(BY_NAME).toList();
    if (images.isEmpty()) {
      problems.add(
          Place.of(path.toString()), "", "holds no PNG, JPEG, BMP or TIFF file" + deeper(path));
    }
    return images;
  }

  private static String deeper(Path folder) {
    boolean holdsFolders = !Listing.folders(folder).isEmpty();
    return holdsFolders ? "; folders in it are not looked into: name them themselves" : "";
  }
}
