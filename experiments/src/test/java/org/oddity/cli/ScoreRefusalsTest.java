package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be scored is named, all of it at once, and nothing is written. */
@Timeout(240)
class ScoreRefusalsTest {
  @TempDir private static Path shared;
  private static KeptDetectors kept;

  @TempDir Path folder;
  private Scoring scoring;

  @BeforeAll
  static void keep() throws IOException {
    kept = new KeptDetectors(shared);
  }

  @BeforeEach
  void makeScoring() {
    scoring = new Scoring(folder);
  }

  @Test
  void namesEveryFileThatCannotBeReadAndWritesNothing() throws IOException {
    Path frames = folder.resolve("frames");
    KeptDetectors.draw(frames, 3, 4, false);
    byte[] whole = Files.readAllBytes(frames.resolve("frame1.png"));
    Files.write(frames.resolve("frame2.png"), Arrays.copyOf(whole, whole.length / 2));
    Path text = Files.writeString(folder.resolve("notes.png"), "no image");
    TestingCommandLine.Result result =
        scoring.score(kept.cell("knn"), frames, text, "--pictures", "--frames");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(frames.resolve("frame2.png") + ": is "))
        .anyMatch(line -> line.startsWith(text + ": is not an image that is read"));
    scoring.assertNothingWritten();
  }

  @Test
  void saysAllThatIsWrongWithWhatIsNamed() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/deeper")).getParent();
    TestingCommandLine.Result result =
        scoring.score(folder.resolve("no-model"), empty, folder.resolve("absent.png"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("no-model: is neither a file or folder nor the name of a run."),
            line ->
                assertThat(line)
                    .contains("empty: holds no PNG, JPEG, BMP or TIFF file; folders in it are not"),
            line -> assertThat(line).endsWith("absent.png: does not exist"));
    scoring.assertNothingWritten();
  }

  @Test
  void refusesWhatIsNotASavedDetector() throws IOException {
    Path images = kept.parts().resolve("test/good");
    assertThat(scoring.score(images, images).err())
        .contains("is not a saved detector; allowed are");
    assertThat(scoring.score(kept.parts().resolve("test/good/frame1.png"), images).err())
        .contains("frame1.png: is not a saved detector");
    TestingCommandLine.Result several = scoring.score(kept.run().root(), images);
    assertThat(several.code()).isEqualTo(2);
    assertThat(several.err())
        .contains("is a run of 2 saved detectors; name the folder of one:")
        .contains(kept.cell("knn") + "  ")
        .contains("knn · good · seed 1");
    scoring.assertNothingWritten();
  }

  @Test
  void refusesDamagedDetectors() throws IOException {
    Path images = kept.parts().resolve("test/good");
    Path copy = kept.copyOfModel("knn", folder.resolve("model"));
    Path description = copy.resolve("detector.json");
    String whole = Files.readString(description);
    Files.writeString(description, whole.replace("\"knn\"", "\"knnn\""));
    assertThat(scoring.score(copy, images).err()).contains("Did you mean 'knn'?");
    Files.writeString(description, whole.replaceFirst("\"threshold\":[^,}]*,", ""));
    assertThat(scoring.score(copy, images).err()).contains("threshold: is missing");
    Files.writeString(description, whole.replaceFirst("\"threads\":\\d+", "\"threads\":0"));
    assertThat(scoring.score(copy, images).err()).contains("threads: must be at least 1, was 0");
    Files.writeString(description, whole);
    byte[] state = Files.readAllBytes(copy.resolve("state.safetensors"));
    Files.write(copy.resolve("state.safetensors"), Arrays.copyOf(state, state.length - 8));
    assertThat(scoring.score(copy, images).err()).contains("is damaged");
    Files.copy(
        kept.cell("autoencoder").resolve("model/state.safetensors"),
        copy.resolve("state.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(scoring.score(copy, images).err()).contains("does not belong to the detector.json");
    Files.delete(copy.resolve("state.safetensors"));
    TestingCommandLine.Result result = scoring.score(copy, images);
    assertThat(result.err()).contains("state.safetensors: is missing");
    assertThat(result.code()).isEqualTo(2);
    scoring.assertNothingWritten();
  }

  @Test
  void refusesToExplainWhatCannotBe() throws IOException {
    Path images = kept.parts().resolve("test/good");
    assertThat(scoring.score(kept.cell("knn"), images, "--explain", "grad-cam").err())
        .contains("--explain: this detector's score cannot be differentiated by the image");
    assertThat(
            scoring
                .score(
                    kept.cell("autoencoder"), images, "--explain", "grad-cam", "--layer", "encoder")
                .err())
        .contains("--layer: unknown layer 'encoder'. Did you mean 'encoder.");
    assertThat(
            scoring
                .score(
                    kept.cell("autoencoder"),
                    images,
                    "--explain",
                    "grad-cam",
                    "--towards",
                    "named-class")
                .err())
        .contains("--towards named-class: this detector names no classes");
    assertThat(scoring.score(kept.cell("autoencoder"), images, "--layer", "x").err())
        .contains("--layer: needs --explain");
    TestingCommandLine.Result result =
        scoring.score(kept.cell("autoencoder"), images, "--explain", "gradcam");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("unknown value 'gradcam'. Did you mean 'grad-cam'?");
    scoring.assertNothingWritten();
  }
}
