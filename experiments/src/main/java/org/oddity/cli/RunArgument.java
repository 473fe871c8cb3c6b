package org.oddity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Suggestions;
import org.oddity.tracking.RunFolder;

/** A run folder as the user names it: by its path, or by its name below {@code runs}. */
final class RunArgument {
  /** Where runs are kept that are given no folder. */
  static final Path RUNS = Path.of("runs");

  /** What a command says of the argument. */
  static final String DESCRIPTION = "A run folder, or the name of one below runs.";

  private RunArgument() {}

  /**
   * Returns the folder; whoever reads it says if nothing was ever run in it.
   *
   * @throws InvalidInputException if it does not exist
   */
  static RunFolder folder(Path given) {
    return new RunFolder(existing(given, "is neither a folder nor the name of a run."));
  }

  /**
   * Returns the path of what may hold a saved detector: a file, a folder or a run by its name.
   *
   * @throws InvalidInputException if it does not exist
   */
  static Path model(Path given) {
    return existing(given, "is neither a file or folder nor the name of a run.");
  }

  private static Path existing(Path given, String otherwise) {
    Path path = path(given);
    if (!Files.exists(path)) {
      throw new InvalidInputException(
          given.toString(), otherwise + Suggestions.among(given.getFileName().toString(), names()));
    }
    return path;
  }

  /** The path itself if it exists, else that of the run of this name, if there is one. */
  private static Path path(Path given) {
    RunFolder byName = new RunFolder(RUNS.resolve(given));
    return !Files.exists(given) && byName.exists() ? byName.root() : given;
  }

  private static List<String> names() {
    if (!Files.isDirectory(RUNS)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(RUNS)) {
      return folders
          .filter(folder -> new RunFolder(folder).exists())
          .map(folder -> folder.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + RUNS, e);
    }
  }
}
