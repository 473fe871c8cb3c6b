package org.oddity.spark.executor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.oddity.data.DataHome;

/** Where real data lies on the machine of an executor. */
final class DataPlace {
  private DataPlace() {}

  /**
   * Returns the same folder as on the machine that asks, else what the environment names. Where
   * neither is there, the cell fails with the name of what it misses.
   */
  static String of(String asked, Map<String, String> environment) {
    String named = environment.getOrDefault(DataHome.VARIABLE, "");
    return Files.isDirectory(Path.of(asked)) || named.isBlank() ? asked : named;
  }
}
