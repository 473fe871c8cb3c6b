package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/** What is drawn of scored images, and of where a detector looks in them. */
@Timeout(240)
class ScorePicturesTest {
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
  void drawsPicturesAndFrames() throws IOException {
    TestingCommandLine.Result result =
        scoring.score(
            kept.cell("autoencoder"),
            kept.parts().resolve("test/good"),
            kept.parts().resolve("test/scratch"),
            "--pictures",
            "--frames",
            "--frames-per-second",
            "5");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("frames.gif").contains("anomalous: frame");
    try (Stream<Path> pictures = Files.list(scoring.out().resolve("pictures"))) {
      assertThat(pictures.map(path -> path.getFileName().toString()))
          .hasSize(16)
          .contains("01-frame1.png", "09-frame1.png", "16-frame8.png");
    }
    BufferedImage picture = ImageIO.read(scoring.out().resolve("pictures/16-frame8.png").toFile());
    assertThat(picture.getRGB(1, 1) & 0xffffff)
        .isEqualTo(scoring.column(4).get(15).equals("anomalous") ? 0xD55E00 : 0x0072B2);
    assertThat(ImageIO.read(scoring.out().resolve("frames-scores.png").toFile())).isNotNull();
    assertThat(ImageIO.read(scoring.out().resolve("frames.png").toFile()).getWidth())
        .isGreaterThan(12 * 112);
    assertThat(framesOf(scoring.out().resolve("frames.gif"))).isEqualTo(16);
    // A scoring without pictures leaves none of an earlier one.
    Files.writeString(scoring.out().resolve("mine.txt"), "mine");
    assertThat(scoring.score(kept.cell("knn"), kept.parts().resolve("test/good")).code()).isZero();
    assertThat(scoring.out()).isDirectoryNotContaining("glob:**.{gif,png}");
    assertThat(scoring.out().resolve("pictures")).doesNotExist();
    assertThat(scoring.out().resolve("mine.txt")).exists();
  }

  @Test
  void drawsASequenceOfOneFrame() {
    TestingCommandLine.Result result =
        scoring.score(kept.cell("knn"), kept.parts().resolve("test/good/frame1.png"), "--frames");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(scoring.out()).isDirectoryContaining("glob:**/frames-scores.png");
  }

  private static int framesOf(Path gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(stream);
      return reader.getNumImages(true);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void writesOverNothingThatIsNotItsOwn() throws IOException {
    Path mine = Files.createDirectories(scoring.out().resolve("pictures")).resolve("mine.png");
    Files.writeString(mine, "mine");
    TestingCommandLine.Result result =
        scoring.score(kept.cell("knn"), kept.parts().resolve("test/good"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("holds pictures but no scores.json");
    assertThat(mine).exists();
    assertThat(scoring.out().resolve("scores.csv")).doesNotExist();
  }

  @Test
  void theExperimentExplainedWhatCanBe() throws IOException {
    CellState explained =
        CellState.of(Journal.read(kept.cell("autoencoder").resolve("journal.jsonl")));
    assertThat(explained.tags())
        .containsEntry("explanation", "Grad-CAM at encoder.leaky-relu-2, towards anomaly");
    assertThat(explained.artifacts())
        .extracting(JournalEvent.Artifact::path)
        .contains("images/explanation.png");
    BufferedImage grid =
        ImageIO.read(kept.cell("autoencoder").resolve("images/explanation.png").toFile());
    assertThat(grid.getWidth()).isGreaterThan(300);
    assertThat(kept.cell("knn").resolve("images/explanation.png")).doesNotExist();
    assertThat(Files.readString(kept.run().root().resolve("report/index.html")))
        .containsOnlyOnce(
            "<figcaption>Explained by Grad-CAM at encoder.leaky-relu-2, towards anomaly");
    assertThat(Files.readString(kept.run().config()))
        .contains("explain:")
        .contains("method: grad-cam");
  }

  @Test
  void namesALayerThatIsNotThereBeforeAnythingRuns() {
    TestingCommandLine.Result result =
        TestingCommandLine.run(
            "check", kept.experiment().toString(), "explain.layer=encoder.leaky-rely-2");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains("explain.layer: detectors.autoencoder on dataset folder: ")
        .contains("unknown layer 'encoder.leaky-rely-2'. Did you mean 'encoder.leaky-relu-2'?");
  }

  @Test
  void explainsImages() throws IOException {
    Path images = kept.parts().resolve("test/scratch");
    TestingCommandLine.Result result =
        scoring.score(
            kept.cell("autoencoder"),
            images,
            "--explain",
            "grad-cam-plus-plus",
            "--layer",
            "decoder.relu-2",
            "--towards",
            "normality");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Written: " + scoring.out().resolve("explanations"));
    try (Stream<Path> pictures = Files.list(scoring.out().resolve("explanations"))) {
      assertThat(pictures.map(path -> path.getFileName().toString()))
          .hasSize(8)
          .contains("1-frame1.png");
    }
    assertThat(scoring.out().resolve("pictures")).doesNotExist();
    assertThat(scoring.score(kept.cell("autoencoder"), images).code()).isZero();
    assertThat(scoring.out().resolve("explanations")).doesNotExist();
  }
}
