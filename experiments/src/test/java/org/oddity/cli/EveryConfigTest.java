package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
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
  void everyExperimentResolves(Path file, @TempDir Path images) throws IOException {
    TestingCommandLine.Result result = TestingCommandLine.run("check", file.toString());
    if (result.err().contains("the option 'folder' names it")) {
      imagesOfOnesOwn(images);
      result = TestingCommandLine.run("check", file.toString(), "dataset.folder=" + images);
    }
    if (result.code() != 0) {
      assertThat(result.err().lines())
          .allSatisfy(line -> assertThat(line).containsPattern("oddity data (fetch|build)"));
      System.out.println("not resolved for want of its data (ODDITY_DATA): " + file.getFileName());
    } else {
      assertThat(result.out())
          .containsPattern("\\d+ cells?: \\d+ detectors? × \\d+ tasks? × \\d+ seeds?\n");
    }
  }

  private static void imagesOfOnesOwn(Path root) throws IOException {
    for (String folder :
        List.of(
            "train/0.normal",
            "test/0.normal",
            "test/1.abnormal",
            "bottle/train/good",
            "bottle/test/good",
            "bottle/test/broken")) {
      Path inside = Files.createDirectories(root.resolve(folder));
      for (int i = 0; i < 20; i++) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", inside.resolve(i + ".png").toFile());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyConfig")
  void everyConfigSaysWhatItIsInItsFirstLine(Path file) throws IOException {
    assertThat(file.toString()).endsWith(".yaml");
    assertThat(Files.readAllLines(file).get(0)).startsWith("# ").hasSizeGreaterThan(12);
  }
}
