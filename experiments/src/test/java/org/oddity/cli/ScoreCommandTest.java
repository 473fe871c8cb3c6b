package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** Image files scored with detectors that a real experiment has kept. */
@Timeout(240)
class ScoreCommandTest {
  @TempDir private static Path shared;
  private static Path parts;
  private static RunFolder run;
  private static Path experiment;

  @TempDir Path folder;

  @BeforeAll
  static void runAnExperimentThatKeepsItsDetectors() throws IOException {
    parts = shared.resolve("parts");
    draw(parts.resolve("train/good"), 60, 1, false);
    draw(parts.resolve("test/good"), 8, 2, false);
    draw(parts.resolve("test/scratch"), 8, 3, true);
    Path file =
        Files.writeString(
            shared.resolve("parts.yaml"),
            """
            name: parts
            dataset: {dataset: folder, folder: "%s", height: 16, width: 16, channels: 3}
            protocol: {kind: folder, validation: 0.2}
            detectors:
              knn: {preprocess: [grey, {kind: pca, components: 8, whiten: true}]}
              autoencoder:
                backbone: {backbone: dcgan, width: 4, latent: 4}
                training: {epochs: 2, batch-size: 16}
            seeds: [1]
            explain: {images: 3}
            evaluation: {bootstrap-rounds: 100}
            save-models: true
            """
                .formatted(parts));
    run = new RunFolder(shared.resolve("run"));
    TestingCommandLine.Result result =
        TestingCommandLine.run("run", file.toString(), "--out", run.root().toString());
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    experiment = file;
  }

  /** Colour images, larger than the detector's, wide ones; a dark scratch makes them anomalous. */
  private static void draw(Path folder, int count, long seed, boolean scratched)
      throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(new Color(150 + random.nextInt(40), 170, 150 + random.nextInt(40)));
      graphics.fillRect(0, 0, 48, 32);
      graphics.setColor(new Color(90, 110, 90 + random.nextInt(30)));
      graphics.fillOval(12 + random.nextInt(4), 6, 20, 18);
      if (scratched) {
        graphics.setColor(new Color(20, 10, 10));
        graphics.fillRect(5, 4 + random.nextInt(16), 38, 5);
      }
      graphics.dispose();
      ImageIO.write(image, "png", folder.resolve("frame" + (i + 1) + ".png").toFile());
    }
  }

  private static Path cell(String detector) {
    CellRecord found =
        run.read().cells().stream()
            .filter(cell -> cell.detector().equals(detector))
            .findFirst()
            .orElseThrow();
    return run.cell(found);
  }

  private TestingCommandLine.Result score(Object... arguments) {
    String[] line =
        Stream.concat(
                Stream.concat(Stream.of("score"), Arrays.stream(arguments).map(Object::toString)),
                Stream.of("--out", out().toString()))
            .toArray(String[]::new);
    return TestingCommandLine.run(line);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(out().resolve("scores.csv"));
    assertThat(lines.get(0)).isEqualTo("file,score,percentile,threshold,label");
    return lines.subList(1, lines.size());
  }

  private List<String> column(int index) throws IOException {
    return rows().stream().map(row -> row.split(",", -1)[index]).toList();
  }

  /** The test images in the dataset's order: by folder, then by the names' characters. */
  private static List<Path> testImages() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("good", "scratch")) {
      try (Stream<Path> images = Files.list(parts.resolve("test").resolve(name))) {
        images.sorted().forEach(files::add);
      }
    }
    return files;
  }

  private void assertScoresOfTheCell(String detector) throws IOException {
    Object[] arguments = Stream.concat(Stream.of(cell(detector)), testImages().stream()).toArray();
    TestingCommandLine.Result result = score(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    List<String> before = Files.readAllLines(cell(detector).resolve("scores.csv"));
    assertThat(column(1))
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
        score(cell("knn"), parts.resolve("test/scratch"), parts.resolve("test/good/frame1.png"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("12 held-out normals")
        .contains(" of 9 images anomalous")
        .contains(" images/s")
        .contains("Written: " + out().resolve("scores.csv"));
    assertThat(column(4).subList(0, 8)).containsOnly("anomalous");
    assertThat(column(2).subList(0, 8)).containsOnly("100.0");
    JsonNode json = new JsonMapper().readTree(out().resolve("scores.json").toFile());
    assertThat(json.get("model").asText()).endsWith(" · knn · good · seed 1");
    assertThat(json.get("images").asInt()).isEqualTo(9);
    assertThat(json.get("held-out-normals").asInt()).isEqualTo(12);
    double threshold = json.get("threshold").asDouble();
    List<String> scores = column(1);
    for (int i = 0; i < scores.size(); i++) {
      JsonNode entry = json.get("scores").get(i);
      assertThat(entry.get("score").asDouble()).isEqualTo(Double.parseDouble(scores.get(i)));
      assertThat(entry.get("label").asText())
          .isEqualTo(entry.get("score").asDouble() >= threshold ? "anomalous" : "normal");
    }
    assertThat(out().resolve("pictures")).doesNotExist();
  }

  @Test
  void takesFoldersInNaturalOrderAndFilesAsTheyAreNamed() throws IOException {
    Path frames = folder.resolve("frames");
    Files.createDirectories(frames.resolve("deeper"));
    Path image = parts.resolve("train/good/frame1.png");
    for (String name : List.of("frame10.png", "frame2.PNG", "frame1.png", ".hidden.png")) {
      Files.copy(image, frames.resolve(name));
    }
    Files.writeString(frames.resolve("notes.txt"), "no image");
    Path odd = Files.copy(image, folder.resolve("photo, \"odd\""));
    assertThat(score(cell("knn"), odd, frames, frames.resolve("frame2.PNG")).code()).isZero();
    assertThat(rows()).hasSize(4);
    assertThat(rows().get(0)).startsWith("\"" + folder + "/photo, \"\"odd\"\"\",");
    assertThat(rows().subList(1, 4).stream().map(row -> row.split(",", -1)[0]))
        .containsExactly(frames + "/frame1.png", frames + "/frame2.PNG", frames + "/frame10.png");
  }

  @Test
  void drawsPicturesAndFrames() throws IOException {
    TestingCommandLine.Result result =
        score(
            cell("autoencoder"),
            parts.resolve("test/good"),
            parts.resolve("test/scratch"),
            "--pictures",
            "--frames",
            "--frames-per-second",
            "5");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("frames.gif").contains("anomalous: frame");
    try (Stream<Path> pictures = Files.list(out().resolve("pictures"))) {
      assertThat(pictures.map(path -> path.getFileName().toString()))
          .hasSize(16)
          .contains("01-frame1.png", "09-frame1.png", "16-frame8.png");
    }
    BufferedImage picture = ImageIO.read(out().resolve("pictures/16-frame8.png").toFile());
    assertThat(picture.getRGB(1, 1) & 0xffffff)
        .isEqualTo(column(4).get(15).equals("anomalous") ? 0xD55E00 : 0x0072B2);
    assertThat(ImageIO.read(out().resolve("frames-scores.png").toFile())).isNotNull();
    assertThat(ImageIO.read(out().resolve("frames.png").toFile()).getWidth())
        .isGreaterThan(12 * 112);
    assertThat(framesOf(out().resolve("frames.gif"))).isEqualTo(16);
    // A scoring without pictures leaves none of an earlier one.
    Files.writeString(out().resolve("mine.txt"), "mine");
    assertThat(score(cell("knn"), parts.resolve("test/good")).code()).isZero();
    assertThat(out()).isDirectoryNotContaining("glob:**.{gif,png}");
    assertThat(out().resolve("pictures")).doesNotExist();
    assertThat(out().resolve("mine.txt")).exists();
  }

  @Test
  void drawsASequenceOfOneFrame() {
    TestingCommandLine.Result result =
        score(cell("knn"), parts.resolve("test/good/frame1.png"), "--frames");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(out()).isDirectoryContaining("glob:**/frames-scores.png");
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
  void namesEveryFileThatCannotBeReadAndWritesNothing() throws IOException {
    Path frames = folder.resolve("frames");
    draw(frames, 3, 4, false);
    byte[] whole = Files.readAllBytes(frames.resolve("frame1.png"));
    Files.write(frames.resolve("frame2.png"), Arrays.copyOf(whole, whole.length / 2));
    Path text = Files.writeString(folder.resolve("notes.png"), "no image");
    TestingCommandLine.Result result = score(cell("knn"), frames, text, "--pictures", "--frames");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(frames.resolve("frame2.png") + ": is "))
        .anyMatch(line -> line.startsWith(text + ": is not an image that is read"));
    assertNothingWritten();
  }

  private void assertNothingWritten() throws IOException {
    assertThat(out()).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void saysAllThatIsWrongWithWhatIsNamed() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/deeper")).getParent();
    TestingCommandLine.Result result =
        score(folder.resolve("no-model"), empty, folder.resolve("absent.png"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("no-model: does not exist; allowed are"),
            line ->
                assertThat(line)
                    .contains("empty: holds no PNG, JPEG, BMP or TIFF file; folders in it are not"),
            line -> assertThat(line).endsWith("absent.png: does not exist"));
    assertNothingWritten();
  }

  @Test
  void refusesWhatIsNotASavedDetector() throws IOException {
    Path images = parts.resolve("test/good");
    assertThat(score(images, images).err()).contains("is not a saved detector; allowed are");
    assertThat(score(parts.resolve("test/good/frame1.png"), images).err())
        .contains("frame1.png: is not a saved detector");
    TestingCommandLine.Result several = score(run.root(), images);
    assertThat(several.code()).isEqualTo(2);
    assertThat(several.err())
        .contains("is a run of 2 saved detectors; name the folder of one:")
        .contains(cell("knn") + "  ")
        .contains("knn · good · seed 1");
    assertNothingWritten();
  }

  private Path copyOfModel() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("model"));
    try (Stream<Path> files = Files.list(cell("knn").resolve("model"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  @Test
  void refusesDamagedDetectors() throws IOException {
    Path images = parts.resolve("test/good");
    Path copy = copyOfModel();
    Path description = copy.resolve("detector.json");
    String whole = Files.readString(description);
    Files.writeString(description, whole.replace("\"knn\"", "\"knnn\""));
    assertThat(score(copy, images).err()).contains("Did you mean 'knn'?");
    Files.writeString(description, whole.replaceFirst("\"threshold\":[^,}]*,", ""));
    assertThat(score(copy, images).err()).contains("threshold: is missing");
    Files.writeString(description, whole);
    byte[] state = Files.readAllBytes(copy.resolve("state.safetensors"));
    Files.write(copy.resolve("state.safetensors"), Arrays.copyOf(state, state.length - 8));
    assertThat(score(copy, images).err()).contains("is damaged");
    Files.copy(
        cell("autoencoder").resolve("model/state.safetensors"),
        copy.resolve("state.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(score(copy, images).err()).contains("does not belong to the detector.json");
    Files.delete(copy.resolve("state.safetensors"));
    TestingCommandLine.Result result = score(copy, images);
    assertThat(result.err()).contains("state.safetensors: is missing");
    assertThat(result.code()).isEqualTo(2);
    assertNothingWritten();
  }

  @Test
  void readsWhatAnOlderVersionSaved() throws IOException {
    Path copy = copyOfModel();
    Files.delete(copy.resolve("held-out.safetensors"));
    TestingCommandLine.Result result =
        score(copy.resolve("detector.json"), parts.resolve("test/scratch"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("percentiles unknown");
    assertThat(column(2)).containsOnly("");
    assertThat(column(4)).containsOnly("anomalous");
    JsonNode json = new JsonMapper().readTree(out().resolve("scores.json").toFile());
    assertThat(json.get("held-out-normals").isNull()).isTrue();
    assertThat(json.get("scores").get(0).get("percentile").isNull()).isTrue();
  }

  @Test
  void writesOverNothingThatIsNotItsOwn() throws IOException {
    Path mine = Files.createDirectories(out().resolve("pictures")).resolve("mine.png");
    Files.writeString(mine, "mine");
    TestingCommandLine.Result result = score(cell("knn"), parts.resolve("test/good"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("holds pictures but no scores.json");
    assertThat(mine).exists();
    assertThat(out().resolve("scores.csv")).doesNotExist();
  }

  @Test
  void theExperimentExplainedWhatCanBe() throws IOException {
    CellState explained = CellState.of(Journal.read(cell("autoencoder").resolve("journal.jsonl")));
    assertThat(explained.tags())
        .containsEntry("explanation", "Grad-CAM at encoder.leaky-relu-2, towards anomaly");
    assertThat(explained.artifacts())
        .extracting(JournalEvent.Artifact::path)
        .contains("images/explanation.png");
    BufferedImage grid =
        ImageIO.read(cell("autoencoder").resolve("images/explanation.png").toFile());
    assertThat(grid.getWidth()).isGreaterThan(300);
    assertThat(cell("knn").resolve("images/explanation.png")).doesNotExist();
    assertThat(Files.readString(run.root().resolve("report/index.html")))
        .containsOnlyOnce(
            "<figcaption>Explained by Grad-CAM at encoder.leaky-relu-2, towards anomaly");
    assertThat(Files.readString(run.config())).contains("explain:").contains("method: grad-cam");
  }

  @Test
  void namesALayerThatIsNotThereBeforeAnythingRuns() {
    TestingCommandLine.Result result =
        TestingCommandLine.run(
            "check", experiment.toString(), "explain.layer=encoder.leaky-rely-2");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains("explain.layer: detectors.autoencoder on dataset folder: ")
        .contains("unknown layer 'encoder.leaky-rely-2'. Did you mean 'encoder.leaky-relu-2'?");
  }

  @Test
  void explainsImages() throws IOException {
    Path images = parts.resolve("test/scratch");
    TestingCommandLine.Result result =
        score(
            cell("autoencoder"),
            images,
            "--explain",
            "grad-cam-plus-plus",
            "--layer",
            "decoder.relu-2",
            "--towards",
            "normality");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Written: " + out().resolve("explanations"));
    try (Stream<Path> pictures = Files.list(out().resolve("explanations"))) {
      assertThat(pictures.map(path -> path.getFileName().toString()))
          .hasSize(8)
          .contains("1-frame1.png");
    }
    assertThat(out().resolve("pictures")).doesNotExist();
    assertThat(score(cell("autoencoder"), images).code()).isZero();
    assertThat(out().resolve("explanations")).doesNotExist();
  }

  @Test
  void refusesToExplainWhatCannotBe() throws IOException {
    Path images = parts.resolve("test/good");
    assertThat(score(cell("knn"), images, "--explain", "grad-cam").err())
        .contains("--explain: this detector's score cannot be differentiated by the image");
    assertThat(
            score(cell("autoencoder"), images, "--explain", "grad-cam", "--layer", "encoder").err())
        .contains("--layer: unknown layer 'encoder'. Did you mean 'encoder.");
    assertThat(score(cell("autoencoder"), images, "--layer", "x").err())
        .contains("--layer: needs --explain");
    TestingCommandLine.Result result = score(cell("autoencoder"), images, "--explain", "gradcam");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("unknown value 'gradcam'. Did you mean 'grad-cam'?");
    assertNothingWritten();
  }

  @Test
  void explainsItself() {
    assertThat(TestingCommandLine.run("score", "--help").out())
        .contains("MODEL")
        .contains("IMAGES")
        .contains("--frames");
    assertThat(TestingCommandLine.run("score", "model").code()).isEqualTo(2);
    TestingCommandLine.Result result = score("model", "images", "--frames-per-second", "1000");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("must be from 0.1 to 50, was 1000");
  }
}
