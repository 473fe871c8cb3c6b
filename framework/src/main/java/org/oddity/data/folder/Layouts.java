package org.oddity.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;

/** Recognises and reads the layouts. */
final class Layouts {
  private static final String TRAIN = "train";
  private static final String TEST = "test";
  private static final List<String> GOOD = List.of("good", "ok");
  private static final String NORMAL = "0.normal";

  private Layouts() {}

  /** Returns the layout of a folder. */
  static Layout recognise(Path root) {
    if (Files.isRegularFile(VisaSplit.of(root))) {
      return Layout.VISA;
    }
    // "ok" alone might be a class like any other.
    if (Files.isDirectory(root.resolve(TRAIN).resolve(GOOD.get(0)))
        || (Files.isDirectory(root.resolve(TRAIN).resolve(GOOD.get(1)))
            && Files.isDirectory(root.resolve(MaskFiles.FOLDER)))) {
      return Layout.MVTEC;
    }
    if (Files.isDirectory(root.resolve(TRAIN).resolve(NORMAL))) {
      return Layout.NORMAL_ABNORMAL;
    }
    return Files.isDirectory(root.resolve(TRAIN)) ? Layout.TRAIN_TEST : Layout.CLASSES;
  }

  /**
   * Reads the names of all files.
   *
   * @throws InvalidInputException if folders are missing or empty, all of them at once
   */
  static FolderContent read(Path root, Layout layout) {
    return switch (layout) {
      case CLASSES -> classes(root);
      case TRAIN_TEST -> parts(root, Optional.empty());
      case MVTEC -> mvtec(root);
      case VISA -> throw new IllegalArgumentException("VisA's list names its categories itself");
      case NORMAL_ABNORMAL -> parts(root, Optional.of(NORMAL));
      case AUTO -> throw new IllegalArgumentException("a layout is recognised before it is read");
    };
  }

  private static FolderContent mvtec(Path root) {
    String good =
        GOOD.stream()
            .filter(name -> Files.isDirectory(root.resolve(TRAIN).resolve(name)))
            .findFirst()
            .orElse(GOOD.get(0));
    FolderContent content = parts(root, Optional.of(good));
    return Files.isDirectory(root.resolve(MaskFiles.FOLDER))
        ? content.withMasks(MaskFiles.of(root, content))
        : content;
  }

  /** Returns whether a folder has a part to train on, as a category has. */
  static boolean isCategory(Path folder) {
    return Files.isDirectory(folder.resolve(TRAIN));
  }

  private static FolderContent classes(Path root) {
    List<String> names = Listing.folders(root).stream().map(Layouts::name).toList();
    if (names.isEmpty()) {
      throw new InvalidInputException(
          root.toString(),
          "holds no folders of images; allowed are train and test folders, or one folder for each"
              + " class");
    }
    Problems problems = new Problems();
    List<LabelledFile> files = new ArrayList<>();
    for (String name : names) {
      files.addAll(files(root.resolve(name), names.indexOf(name), problems));
    }
    problems.throwIfAny();
    return new FolderContent(names, OptionalInt.empty(), files, List.of());
  }

  private static FolderContent parts(Path root, Optional<String> normal) {
    Problems problems = new Problems();
    List<String> train = classesOf(root.resolve(TRAIN), problems);
    List<String> test = classesOf(root.resolve(TEST), problems);
    if (normal.isPresent() && !train.contains(normal.get())) {
      problems.add(
          Place.of(root.resolve(TRAIN).toString()), "", "holds no folder '" + normal.get() + "'");
    }
    problems.throwIfAny();
    TreeSet<String> others = new TreeSet<>(train);
    others.addAll(test);
    List<String> names = new ArrayList<>();
    normal.filter(others::remove).ifPresent(names::add);
    names.addAll(others);
    FolderContent content =
        new FolderContent(
            names,
            normal.isPresent() ? OptionalInt.of(0) : OptionalInt.empty(),
            part(root.resolve(TRAIN), train, names, problems),
            part(root.resolve(TEST), test, names, problems));
    problems.throwIfAny();
    return content;
  }

  private static List<LabelledFile> part(
      Path folder, List<String> present, List<String> names, Problems problems) {
    List<LabelledFile> files = new ArrayList<>();
    for (String name : names) {
      if (present.contains(name)) {
        files.addAll(files(folder.resolve(name), names.indexOf(name), problems));
      }
    }
    return files;
  }

  private static List<String> classesOf(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      problems.add(Place.of(folder.toString()), "", "is not a folder, but the layout needs it");
      return List.of();
    }
    List<String> names = Listing.folders(folder).stream().map(Layouts::name).toList();
    if (names.isEmpty()) {
      problems.add(Place.of(folder.toString()), "", "holds no folder of a class");
    }
    return names;
  }

  private static List<LabelledFile> files(Path folder, int label, Problems problems) {
    List<Path> images = Listing.images(folder);
    if (images.isEmpty()) {
      problems.add(Place.of(folder.toString()), "", "holds no PNG, JPEG, BMP or TIFF file");
    }
    return images.stream().map(path -> new LabelledFile(path, label)).toList();
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
