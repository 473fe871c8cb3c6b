package org.oddity.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.config.Problems;
import org.oddity.core.Place;

/**
 * Finds the masks of MVTec AD's layout: {@code ground_truth/DEFECT/NAME_mask.png}, or without the
 * {@code _mask}, and of any kind of image, as BTech has them.
 */
final class MaskFiles {
  static final String FOLDER = "ground_truth";

  private static final List<String> NAMES = List.of("_mask", "");

  private MaskFiles() {}

  /**
   * Returns the mask of each test image, none for what is normal.
   *
   * @throws org.oddity.core.InvalidInputException if some are missing, all of them at once
   */
  static List<Optional<Path>> of(Path root, FolderContent content) {
    Problems problems = new Problems();
    List<Optional<Path>> files = new ArrayList<>();
    for (LabelledFile image : content.test()) {
      if (image.label() == content.normalClass().orElseThrow()) {
        files.add(Optional.empty());
        continue;
      }
      List<Path> candidates = candidates(root, image.path());
      Optional<Path> mask = candidates.stream().filter(Files::isRegularFile).findFirst();
      if (mask.isEmpty()) {
        problems.add(
            Place.of(candidates.get(0).toString()), "", "is missing, the mask of " + image.path());
      }
      files.add(mask);
    }
    problems.throwIfAny();
    return files;
  }

  private static List<Path> candidates(Path root, Path image) {
    String name = image.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    Path defect = root.resolve(FOLDER).resolve(image.getParent().getFileName());
    List<Path> candidates = new ArrayList<>();
    for (String end : NAMES) {
      Listing.ENDINGS.forEach(ending -> candidates.add(defect.resolve(stem + end + ending)));
    }
    return candidates;
  }
}
