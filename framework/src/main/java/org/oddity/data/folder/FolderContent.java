package org.oddity.data.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was found in a folder: classes in order, and the files of each part.
 *
 * @param masks of each test image, none for what is normal; empty where the folder has no masks
 */
record FolderContent(
    List<String> classNames,
    OptionalInt normalClass,
    List<LabelledFile> train,
    List<LabelledFile> test,
    Optional<List<Optional<Path>>> masks) {
  FolderContent {
    classNames = List.copyOf(classNames);
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** Makes content without masks. */
  FolderContent(
      List<String> classNames,
      OptionalInt normalClass,
      List<LabelledFile> train,
      List<LabelledFile> test) {
    this(classNames, normalClass, train, test, Optional.empty());
  }

  FolderContent withMasks(List<Optional<Path>> found) {
    return new FolderContent(classNames, normalClass, train, test, Optional.of(found));
  }
}
