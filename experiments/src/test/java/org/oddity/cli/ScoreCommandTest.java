package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Image files scored with detectors that a real experiment has kept. */
@Timeout(240)
class ScoreCommandTest {
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

  private void assertScoresOfTheCell(String detector) throws IOException {
    Object[] arguments =
        Stream.concat(Stream.of(kept.cell(detector)), kept.testImages().stream()).toArray();
    TestingCommandLine.Result result = scoring.score(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    List<String> before = Files.readAllLines(kept.cell(detector).resolve("scores.csv"));
    assertThat(scoring.column(1))
        .isEqualTo(before.stream().skip(1).map(row -> row.split(",", -1)[3]).toList());
  }

  @Test
  void givesTheScoresOfTheCellToTheBit() throws IOException {
    assertScoresOfTheCell("knn");
    assertScoresOfTheCell("autoencoder");
  }

  @Test
  void judgesByTheThresholdAndByHeldOutNormals() throws IOException {
    TestingCommandLine.Result result =
        scoring.score(
            kept.cell("knn"),
            kept.parts().resolve("test/scratch"),
            kept.parts().resolve("test/good/frame1.png"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("12 held-out normals")
        .contains(" of 9 images anomalous")
        .contains(" images/s")
        .contains("Written: " + scoring.out().resolve("scores.csv"));
    assertThat(scoring.column(4).subList(0, 8)).containsOnly("anomalous");
    assertThat(scoring.column(2).subList(0, 8)).containsOnly("100.0");
    JsonNode json = new JsonMapper().readTree(scoring.out().resolve("scores.json").toFile());
    assertThat(json.get("model").asText()).endsWith(" · knn · good · seed 1");
    assertThat(json.get("images").asInt()).isEqualTo(9);
    assertThat(json.get("held-out-normals").asInt()).isEqualTo(12);
    double threshold = json.get("threshold").asDouble();
    List<String> scores = scoring.column(1);
    for (int i = 0; i < scores.size(); i++) {
      JsonNode entry = json.get("scores").get(i);
      assertThat(entry.get("score").asDouble()).isEqualTo(Double.parseDouble(scores.get(i)));
      assertThat(entry.get("label").asText())
          .isEqualTo(entry.get("score").asDouble() >= threshold ? "anomalous" : "normal");
    }
    assertThat(scoring.out().resolve("pictures")).doesNotExist();
  }

  @Test
  void takesFoldersInNaturalOrderAndFilesAsTheyAreNamed() throws IOException {
    Path frames = folder.resolve("frames");
    Files.createDirectories(frames.resolve("deeper"));
    Path image = kept.parts().resolve("train/good/frame1.png");
    for (String name : List.of("frame10.png", "frame2.PNG", "frame1.png", ".hidden.png")) {
      Files.copy(image, frames.resolve(name));
    }
    Files.writeString(frames.resolve("notes.txt"), "no image");
    Path odd = Files.copy(image, folder.resolve("photo, \"odd\""));
    assertThat(scoring.score(kept.cell("knn"), odd, frames, frames.resolve("frame2.PNG")).code())
        .isZero();
    assertThat(scoring.rows()).hasSize(4);
    assertThat(scoring.rows().get(0)).startsWith("\"" + folder + "/photo, \"\"odd\"\"\",");
    assertThat(scoring.rows().subList(1, 4).stream().map(row -> row.split(",", -1)[0]))
        .containsExactly(frames + "/frame1.png", frames + "/frame2.PNG", frames + "/frame10.png");
  }

  @Test
  void readsWhatAnOlderVersionSaved() throws IOException {
    Path copy = kept.copyOfModel("knn", folder.resolve("model"));
    Files.delete(copy.resolve("held-out.safetensors"));
    TestingCommandLine.Result result =
        scoring.score(copy.resolve("detector.json"), kept.parts().resolve("test/scratch"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("percentiles unknown");
    assertThat(scoring.column(2)).containsOnly("");
    assertThat(scoring.column(4)).containsOnly("anomalous");
    JsonNode json = new JsonMapper().readTree(scoring.out().resolve("scores.json").toFile());
    assertThat(json.get("held-out-normals").isNull()).isTrue();
    assertThat(json.get("scores").get(0).get("percentile").isNull()).isTrue();
  }

  @Test
  void saysWhereItComputesWithOtherThreadsThanTheCell() throws IOException {
    Path copy = kept.copyOfModel("autoencoder", folder.resolve("model"));
    Path description = copy.resolve("detector.json");
    String whole = Files.readString(description);
    assertThat(whole).containsPattern("\"threads\":[1-9]");
    Files.writeString(description, whole.replaceFirst("\"threads\":\\d+", "\"threads\":999"));
    Path images = kept.parts().resolve("test/good");
    assertThat(scoring.score(copy, images).out())
        .contains(", its cell with 999: scores of networks may differ in their last digits")
        .contains("OMP_NUM_THREADS=999");
    Files.writeString(description, whole.replaceFirst("\"threads\":\\d+,", ""));
    TestingCommandLine.Result older = scoring.score(copy, images);
    assertThat(older.code()).as(older.err()).isZero();
    assertThat(older.out()).doesNotContain("OMP_NUM_THREADS");
  }

  @Test
  void explainsItself() {
    assertThat(TestingCommandLine.run("score", "--help").out())
        .contains("MODEL")
        .contains("IMAGES")
        .contains("--frames");
    assertThat(TestingCommandLine.run("score", "model").code()).isEqualTo(2);
    TestingCommandLine.Result result =
        scoring.score("model", "images", "--frames-per-second", "1000");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("must be from 0.1 to 50, was 1000");
  }
}
