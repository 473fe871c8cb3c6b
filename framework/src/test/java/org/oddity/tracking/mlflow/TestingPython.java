package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python that has MLflow: the one that {@code ODDITY_TEST_MLFLOW} names, else a virtual
 * environment that is made once, below {@code ODDITY_TEST_CACHE} or the repository's target folder.
 */
final class TestingPython {
  private static final Path REQUIREMENTS = Path.of("src/test/python/requirements-mlflow.txt");

  private TestingPython() {}

  /** Returns the program, or skips the test where there is no Python 3 at all. */
  static Path withMlflow() throws IOException, InterruptedException {
    String given = System.getenv("ODDITY_TEST_MLFLOW");
    if (given != null && !given.isBlank()) {
      return Path.of(given);
    }
    String wanted = Files.readString(REQUIREMENTS).strip();
    Path folder =
        cache().resolve("mlflow-" + Digests.sha256(wanted.getBytes(UTF_8)).substring(0, 8));
    Path python = folder.resolve("bin/python");
    Path ready = folder.resolve("ready");
    if (!Files.exists(ready)) {
      make(folder, python);
      Files.createFile(ready);
    }
    return python;
  }

  private static void make(Path folder, Path python) throws IOException, InterruptedException {
    boolean present =
        succeeds(List.of("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))"));
    if (!present) {
      System.out.println("skipped: MLflow's server needs Python 3.10 or newer as python3");
    }
    Assumptions.assumeTrue(present, "no Python 3.10");
    demand(List.of("python3", "-m", "venv", "--clear", folder.toString()));
    demand(List.of(python.toString(), "-m", "pip", "install", "-q", "-r", REQUIREMENTS.toString()));
  }

  private static Path cache() throws IOException {
    String named = System.getenv("ODDITY_TEST_CACHE");
    Path folder =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("oddity.home", ".."), "target")
            : Path.of(named);
    return Files.createDirectories(folder).toAbsolutePath();
  }

  private static void demand(List<String> command) throws IOException, InterruptedException {
    if (!succeeds(command)) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }

  private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      if (command.get(0).equals("python3")) {
        return false;
      }
      throw e;
    }
  }
}
