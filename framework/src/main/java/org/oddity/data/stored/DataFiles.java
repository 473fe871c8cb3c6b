package org.oddity.data.stored;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;

/** Finds the files of a dataset in the folders where they may lie. */
public final class DataFiles {
  private final String dataset;
  private final List<Path> folders;

  private DataFiles(String dataset, List<Path> folders) {
    this.dataset = dataset;
    this.folders = List.copyOf(folders);
  }

  /**
   * Looks in the folder that the user named, or else in the usual ones.
   *
   * @param dataset the name that {@code oddity data fetch} takes
   * @param given absolute, or below the data home
   * @param usual names below the data home, the first match wins
   */
  public static DataFiles of(
      String dataset, DataHome home, Optional<String> given, List<String> usual) {
    List<String> names = given.map(List::of).orElse(usual);
    return new DataFiles(dataset, names.stream().map(home::folder).toList());
  }

  /** Returns the first file found of these names, or nothing. */
  public Optional<Path> find(String... names) {
    for (Path folder : folders) {
      for (String name : names) {
        if (Files.isRegularFile(folder.resolve(name))) {
          return Optional.of(folder.resolve(name));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the first folder that holds any of these names, or nothing. */
  public Optional<Path> folderWith(List<String> names) {
    return folders.stream()
        .filter(folder -> names.stream().anyMatch(name -> Files.exists(folder.resolve(name))))
        .findFirst();
  }

  /**
   * Returns what to throw when files are missing: which, where they were looked for, what helps.
   */
  public InvalidInputException missing(List<String> names) {
    return missing(names, folders);
  }

  /** Returns what to throw when files are missing from the only folder that holds their like. */
  public InvalidInputException missing(List<String> names, List<Path> lookedIn) {
    Set<Path> shown = new LinkedHashSet<>(lookedIn);
    String where = shown.stream().map(Path::toString).collect(Collectors.joining(", "));
    String message =
        "%s %s missing; looked in %s. 'oddity data fetch %s' gets it; --data DIR or %s says where data lies."
            .formatted(
                String.join(", ", names),
                names.size() == 1 ? "is" : "are",
                where,
                dataset,
                DataHome.VARIABLE);
    return new InvalidInputException("dataset " + dataset, message);
  }
}
