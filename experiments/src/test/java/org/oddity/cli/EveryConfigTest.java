package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every committed experiment resolves; what its dataset lacks here is the only excuse. */
class EveryConfigTest {
  private static final Path CONFIGS = Path.of(System.getProperty("oddity.home"), "configs");

  static List<Path> everyExperiment() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS.resolve("experiment"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static List<Path> everyConfig() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIGS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("everyExperiment")
  void everyExperimentResolves(Path file) {
    TestingCommandLine.Result result = TestingCommandLine.run("check", file.toString());
    if (result.code() != 0) {
      assertThat(result.err().lines())
          .allSatisfy(line -> assertThat(line).contains("oddity data fetch"));
      System.out.println("not resolved for want of its data (ODDITY_DATA): " + file.getFileName());
    } else {
      assertThat(result.out()).contains(" cells: ");
    }
  }

  @ParameterizedTest
  @MethodSource("everyConfig")
  void everyConfigSaysWhatItIsInItsFirstLine(Path file) throws IOException {
    assertThat(file.toString()).endsWith(".yaml");
    assertThat(Files.readAllLines(file).get(0)).startsWith("# ").hasSizeGreaterThan(12);
  }
}
