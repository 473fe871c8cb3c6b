package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitCommandTest {
  @TempDir Path folder;

  static Set<String> everyDataset() {
    return new KnownNames(Installation.ofThisProgram()).datasets();
  }

  static List<Arguments> everyArrangement() {
    return List.of(
        Arguments.of("folder", List.of("train/0.normal", "test/0.normal", "test/1.abnormal")),
        Arguments.of("folder", List.of("train/good", "test/good", "test/scratch")),
        Arguments.of(
            "folder",
            List.of(
                "nut/train/good",
                "nut/test/good",
                "nut/test/rust",
                "bolt/train/good",
                "bolt/test/good",
                "bolt/test/bent")),
        Arguments.of("one-vs-rest", List.of("train/cat", "train/dog", "test/cat", "test/dog")),
        Arguments.of(
            "{kind: one-vs-rest, normal: [intact]}",
            List.of("train/intact", "test/intact", "test/torn")),
        Arguments.of("split-80-20", List.of("cat", "dog", "a b: c")));
  }

  private TestingCommandLine.Result init(String... arguments) {
    List<String> words = new java.util.ArrayList<>(List.of("init", file().toString()));
    words.addAll(List.of(arguments));
    return TestingCommandLine.run(words.toArray(String[]::new));
  }

  private Path file() {
    return folder.resolve("my-parts.yaml");
  }

  private Path images(List<String> folders) throws IOException {
    Path root = folder.resolve("images: mine");
    for (String name : folders) {
      Path inside = Files.createDirectories(root.resolve(name));
      for (int i = 0; i < 20; i++) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", inside.resolve(i + ".png").toFile());
      }
    }
    return root;
  }

  private void assertThatItCanBeRun() {
    TestingCommandLine.Result checked = TestingCommandLine.run("check", file().toString());
    assertThat(checked.err()).isEmpty();
    assertThat(checked.out()).startsWith("my-parts: ").contains(" cells: 4 detectors");
  }

  @ParameterizedTest
  @MethodSource("everyDataset")
  void writesWhatCanBeRunOnEveryDataset(String name) throws IOException {
    TestingCommandLine.Result result = init("--dataset", name);
    if (result.code() == 0) {
      assertThat(Files.readString(file())).contains("\ndataset: " + name + "\n");
      assertThatItCanBeRun();
    } else {
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).containsPattern("oddity data (fetch|build)|option 'folder'");
      assertThat(file()).doesNotExist();
      System.out.println("not tried for want of its data (ODDITY_DATA): " + name);
    }
  }

  @ParameterizedTest
  @MethodSource("everyArrangement")
  void takesImagesAsTheyAreArranged(String protocol, List<String> folders) throws IOException {
    TestingCommandLine.Result result = init("--folder", images(folders).toString());
    assertThat(result.err()).isEmpty();
    assertThat(Files.readString(file())).contains("\nprotocol: " + protocol + "\n");
    assertThatItCanBeRun();
  }

  @Test
  void drawnShapesNeedNothing() throws IOException {
    TestingCommandLine.Result result = init();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("oddity run " + file());
    assertThat(Files.readString(file())).contains("\ndataset: synthetic-shapes\n");
  }

  @Test
  void whatIsCommentedOutCanBeUsed() throws IOException {
    init();
    String all = Files.readString(file()).replaceAll("(?m)^( *)# ( *[a-z-]+:.*)$", "$1$2");
    assertThat(all).contains("\n  autoencoder:\n    training:").contains("\nsave-models: true");
    Files.writeString(file(), all);
    TestingCommandLine.Result checked = TestingCommandLine.run("check", file().toString());
    assertThat(checked.err().lines()).allMatch(line -> line.contains("data fetch weights/"));
  }

  @Test
  void touchesNoFileThatIsThere() throws IOException {
    Files.writeString(file(), "mine");
    TestingCommandLine.Result result = init();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith(file() + ": is there already");
    assertThat(file()).hasContent("mine");
  }

  @Test
  void namesTheExperimentAfterItsFile() throws IOException {
    Path file = folder.resolve("bolts & nuts");
    TestingCommandLine.Result result = TestingCommandLine.run("init", file.toString());
    Path written = folder.resolve("bolts & nuts.yaml");
    assertThat(result.out()).contains("oddity check '" + written + "'");
    assertThat(Files.readString(written)).contains("\nname: bolts-nuts\n");
  }

  @Test
  void saysWhatIsWrongAndWritesNothing() {
    assertThat(init("--dataset", "mnits").err()).contains("Did you mean 'mnist'?");
    assertThat(init("--folder", folder.resolve("none").toString()).err())
        .contains("is not a folder");
    assertThat(init("--folder", folder.toString()).code()).isEqualTo(2);
    assertThat(init("--folder", "a", "--dataset", "b").err()).contains("mutually exclusive");
    assertThat(file()).doesNotExist();
  }
}
