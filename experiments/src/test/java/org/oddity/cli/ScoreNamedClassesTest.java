package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.RunFolder;

/** Image files scored with a saved classifier of classes, which says which class each is of. */
@Timeout(240)
class ScoreNamedClassesTest {
  private static final String NAMES = "\"classes\":[\"good\",\"scratch\"]";

  @TempDir private static Path shared;
  private static Path cell;

  @TempDir Path folder;
  private Scoring scoring;

  @BeforeAll
  static void keep() throws IOException {
    for (String part : List.of("train", "test")) {
      long seed = part.hashCode();
      KeptDetectors.draw(shared.resolve("parts/" + part + "/good"), 20, seed, false);
      KeptDetectors.draw(shared.resolve("parts/" + part + "/scratch"), 20, seed + 1, true);
    }
    Path experiment =
        Files.writeString(
            shared.resolve("classes.yaml"),
            """
            name: classes
            dataset: {dataset: folder, folder: "%s", height: 32, width: 32, channels: 3}
            protocol: {kind: supervised, anomaly: [scratch]}
            detectors:
              network-classifier:
                labels: classes
                backbone: {backbone: vgg11, width: 2}
                training: {epochs: 2, batch-size: 16}
            seeds: [1]
            evaluation: {bootstrap-rounds: 100}
            save-models: true
            """
                .formatted(shared.resolve("parts")));
    RunFolder run = new RunFolder(shared.resolve("run"));
    TestingCommandLine.Result result =
        TestingCommandLine.run("run", experiment.toString(), "--out", run.root().toString());
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    cell = run.cell(run.read().cells().get(0));
  }

  @BeforeEach
  void makeScoring() {
    scoring = new Scoring(folder);
  }

  private static Path images(String name) {
    return shared.resolve("parts/test").resolve(name);
  }

  /** Returns which class the cell named each test image, by the dataset's order of files. */
  private static List<String> namedByTheCell() throws IOException {
    return Files.readAllLines(cell.resolve("classes.csv")).stream()
        .skip(1)
        .map(row -> List.of("good", "scratch").get(Integer.parseInt(row.split(",", -1)[2])))
        .toList();
  }

  @Test
  void saysWhichClassTheCellNamed() throws IOException {
    Object[] arguments =
        Stream.concat(Stream.of(cell), Stream.of("good", "scratch").flatMap(this::files)).toArray();
    TestingCommandLine.Result result = scoring.score(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = Files.readAllLines(scoring.out().resolve("scores.csv"));
    assertThat(lines).hasSize(41).startsWith("file,score,percentile,threshold,label,class");
    List<String> named = lines.stream().skip(1).map(line -> line.split(",", -1)[5]).toList();
    assertThat(named).isEqualTo(namedByTheCell());
    JsonNode json = new JsonMapper().readTree(scoring.out().resolve("scores.json").toFile());
    assertThat(json.get("scores").findValuesAsText("class")).isEqualTo(named);
    assertThat(result.out()).containsPattern("percentile  label +class +file\n");
  }

  private Stream<Path> files(String name) {
    // By the names' characters, as the dataset has them.
    return Stream.iterate(1, i -> i <= 20, i -> i + 1)
        .map(i -> images(name).resolve("frame" + i + ".png"))
        .sorted();
  }

  /** A frame with a long name would be wider than the others of the animation. */
  @Test
  void writesTheClassOnPicturesButNotOnFrames() throws IOException {
    Map<String, byte[]> named = drawn(cell);
    Map<String, byte[]> nameless = drawn(copyWithout(NAMES + ","));
    assertThat(named.keySet()).isEqualTo(nameless.keySet()).hasSize(41);
    named.forEach(
        (file, content) -> {
          if (file.endsWith(".gif")) {
            assertThat(content).as(file).isEqualTo(nameless.get(file));
          } else {
            assertThat(content).as(file).isNotEqualTo(nameless.get(file));
          }
        });
  }

  /** Returns the pictures, the explanations and the animation of a scoring. */
  private Map<String, byte[]> drawn(Path model) throws IOException {
    TestingCommandLine.Result result =
        scoring.score(
            model,
            images("scratch"),
            "--pictures",
            "--frames",
            "--explain",
            "grad-cam",
            "--towards",
            "named-class");
    assertThat(result.code()).as(result.err()).isZero();
    Map<String, byte[]> drawn = new TreeMap<>();
    drawn.put("frames.gif", Files.readAllBytes(scoring.out().resolve("frames.gif")));
    for (String kind : List.of("pictures", "explanations")) {
      try (Stream<Path> files = Files.list(scoring.out().resolve(kind))) {
        for (Path file : files.toList()) {
          drawn.put(kind + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
    }
    return drawn;
  }

  /** Returns a copy of the saved classifier whose description lacks something. */
  private Path copyWithout(String part) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("model"));
    try (Stream<Path> files = Files.list(cell.resolve("model"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path description = copy.resolve("detector.json");
    String whole = Files.readString(description);
    assertThat(whole).contains(part);
    Files.writeString(description, whole.replace(part, ""));
    return copy;
  }

  @Test
  void refusesNamesThatDoNotFitAndDoesWithoutAny() throws IOException {
    TestingCommandLine.Result refused = scoring.score(copyWithout(",\"scratch\""), images("good"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("detector.json: classes: must be at least 2 names")
        .contains("was [good]");
    scoring.assertNothingWritten();
    TestingCommandLine.Result older = scoring.score(copyWithout(NAMES + ","), images("good"));
    assertThat(older.code()).as("of an older version").isZero();
    assertThat(scoring.rows()).hasSize(20);
  }
}
