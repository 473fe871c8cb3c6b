package org.oddity.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Shown;

/**
 * The folder under which real data lies, one folder per dataset.
 *
 * @param root the folder; it need not exist
 */
public record DataHome(Path root) {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "ODDITY_DATA";

  /** Of a file or folder, on every system that this runs on. */
  private static final int LONGEST_NAME = 255;

  public DataHome {
    requireNonNull(root, "root is null");
  }

  /** Returns the folder given, else {@code $ODDITY_DATA}, else the user's cache folder (XDG). */
  public static DataHome resolve(Optional<Path> given, Map<String, String> environment) {
    if (given.isPresent()) {
      return new DataHome(given.get());
    }
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      return new DataHome(Path.of(named));
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return new DataHome(caches.resolve("oddity"));
  }

  /**
   * Returns the folder of one dataset.
   *
   * @throws InvalidInputException if the system has no such paths
   */
  public Path folder(String name) {
    try {
      Path folder = root.resolve(name);
      for (Path part : folder) {
        if (part.toString().length() > LONGEST_NAME) {
          throw new InvalidInputException(
              Shown.briefly(name),
              "is not a path: a name in it has more than " + LONGEST_NAME + " characters");
        }
      }
      return folder;
    } catch (InvalidPathException e) {
      throw new InvalidInputException(name, "is not a path: " + e.getReason());
    }
  }
}
