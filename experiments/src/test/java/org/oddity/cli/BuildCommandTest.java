package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.config.OptionDescription;
import org.oddity.data.DataHome;
import org.oddity.data.coco.CropRecipe;

class BuildCommandTest {
  @TempDir Path folder;

  @Test
  void saysWhatCanBeBuilt() {
    assertThat(TestingCommandLine.run("data", "build").out()).contains("coco-crop");
    String help = TestingCommandLine.run("data", "build", "coco-crop", "--help").out();
    for (OptionDescription option : OptionDescription.of(CropRecipe.class)) {
      assertThat(help)
          .containsPattern("--" + option.key() + "=[^-]*\\(" + option.byDefault() + "[:)]");
    }
  }

  @Test
  void writesTexturesInMvtecsLayout() {
    String to = folder.resolve("drawn").toString();
    TestingCommandLine.Result result =
        TestingCommandLine.run(
            "data",
            "build",
            "mvtec-layout",
            "--from",
            "textures",
            "--to",
            to,
            "categories=weave",
            "size=32",
            "train=3",
            "test=1");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(to + ": 10 images" + System.lineSeparator());
    assertThat(folder.resolve("drawn/weave/ground_truth/scratch/000_mask.png")).exists();
    result =
        TestingCommandLine.run(
            "data", "build", "mvtec-layout", "--from", "texture", "--to", to, "size=4");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean 'textures'?");
  }

  @Test
  void saysWhatOfCocoIsMissing() {
    TestingCommandLine.Result result =
        TestingCommandLine.run("data", "build", "coco-crop", "--data", folder.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(folder.resolve("coco") + ": annotations/instances_train2017.json, train2017/")
        .contains("https://cocodataset.org/#download");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesEverythingThatCannotBeAtOnce() {
    TestingCommandLine.Result result =
        TestingCommandLine.run(
            "data", "build", "coco-crop", "--train", "0", "--size=4", "--seed", "x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("command line").contains("seed: must be a whole number");
    result = TestingCommandLine.run("data", "build", "coco-crop", "--train", "0", "--size=4");
    assertThat(result.err().lines()).hasSize(2);
  }

  @Test
  void buildsOfTheRealFilesAndFindsItBuilt() {
    String named = System.getenv(DataHome.VARIABLE);
    assumeTrue(named != null, "ODDITY_DATA is not set: no real data to read");
    Path coco = Path.of(named, "coco");
    assumeTrue(Files.exists(coco.resolve("train2017")), "coco is not under ODDITY_DATA");
    String[] command = {
      "data", "build", "coco-crop", "--from", coco.toString(), "--data", folder.toString()
    };
    TestingCommandLine.Result built = TestingCommandLine.run(command);
    assertThat(built.err()).isEmpty();
    assertThat(built.code()).isZero();
    assertThat(built.out())
        .contains("Looking for objects that fit")
        .containsPattern("sports ball +\\d+ +\\d+ +\\d+")
        .contains("each with and without its background");
    TestingCommandLine.Result again = TestingCommandLine.run(command);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("It is there already, by the same recipe");
  }
}
