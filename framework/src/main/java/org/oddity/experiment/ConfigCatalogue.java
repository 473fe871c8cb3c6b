package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oddity.config.ConfigNode;
import org.oddity.config.YamlReader;

/**
 * The folder {@code configs/}: one YAML file per choice, found by kind and name.
 *
 * @param root the folder
 */
public record ConfigCatalogue(Path root) {
  public ConfigCatalogue {
    requireNonNull(root, "root is null");
  }

  /**
   * Returns the content of {@code configs/KIND/NAME.yaml}, if there is such a file.
   *
   * @param kind {@code dataset}, {@code detector}, {@code experiment} …
   */
  public Optional<ConfigNode.Mapping> find(String kind, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      return Optional.empty();
    }
    Path file = root.resolve(kind).resolve(name + ".yaml");
    return Files.isRegularFile(file)
        ? Optional.of(YamlReader.readFile(shortest(file)))
        : Optional.empty();
  }

  /** Returns the names of one kind in order. */
  public List<String> names(String kind) {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** Messages name files as the user would type them. */
  private static Path shortest(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
