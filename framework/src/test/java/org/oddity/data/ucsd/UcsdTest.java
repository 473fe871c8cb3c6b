package org.oddity.data.ucsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;
import org.oddity.data.archive.TestingArchives;

class UcsdTest {
  private static final String OPTIONS = "{height: 12, width: 18}";

  @TempDir Path home;

  private Path scene() throws IOException {
    Path scene = home.resolve("UCSDped2");
    TestingDatasets.ucsd(scene);
    return scene;
  }

  private Dataset open(String options) {
    return TestingDatasets.open("ucsd-ped2", options, home);
  }

  private Path list(String... lines) throws IOException {
    Path file = scene().resolve("Test/UCSDped2.m");
    return Files.writeString(file, String.join("\n", lines));
  }

  @Test
  void readsFramesInOrderAndWhichAreAbnormal() throws IOException {
    Path scene = scene();
    Files.writeString(scene.resolve("Test/Test001/._001.tif"), "a Macintosh wrote this");
    Files.writeString(scene.resolve("Test/.DS_Store"), "and this");
    Dataset films = open(OPTIONS);
    assertThat(films.classNames()).containsExactly("normal", "abnormal");
    assertThat(films.normalClass()).hasValue(0);
    assertThat(films.labels(Part.TRAIN)).hasSize(12).containsOnly(0);
    assertThat(films.labels(Part.TEST)).containsExactly(0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1);
    float[] eighth = films.images(Part.TEST, new int[] {7}).pixels();
    Files.delete(scene.resolve("Test/Test002/001.tif"));
    Files.copy(scene.resolve("Test/Test002/002.tif"), scene.resolve("Test/Test002/001.tif"));
    assertThat(open(OPTIONS).images(Part.TEST, new int[] {6}).pixels()).isEqualTo(eighth);
  }

  @Test
  void takesTheFirstOfEveryFewFramesOfAClip() throws IOException {
    scene();
    Dataset films = open("{height: 12, width: 18, every: 4}");
    assertThat(films.labels(Part.TRAIN)).hasSize(4);
    assertThat(films.labels(Part.TEST)).containsExactly(0, 0, 1, 1);
    assertThat(films.images(Part.TEST, new int[] {3}).pixels())
        .isEqualTo(open(OPTIONS).images(Part.TEST, new int[] {10}).pixels());
  }

  @Test
  void hasMasksWhereEveryClipHasThem() throws IOException {
    Path scene = scene();
    boolean[][] masks = open(OPTIONS).masks(new int[] {0, 1}).orElseThrow();
    assertThat(masks[0]).containsOnly(false);
    assertThat(masks[1]).startsWith(true, true, true, true, true, true, false);
    Files.delete(scene.resolve("Test/Test002_gt/003.bmp"));
    assertThatThrownBy(() -> open(OPTIONS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Test002_gt")
        .hasMessageContaining("holds no mask of frame 3");
    try (Stream<Path> left = Files.list(scene.resolve("Test/Test002_gt"))) {
      for (Path mask : left.toList()) {
        Files.delete(mask);
      }
    }
    Files.delete(scene.resolve("Test/Test002_gt"));
    assertThat(open(OPTIONS).masks(new int[] {0})).isEmpty();
  }

  @Test
  void unpacksTheArchiveOfBothScenes() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    Path scene = scene();
    try (Stream<Path> files = Files.walk(scene)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.put(
            "UCSD_Anomaly_Dataset.v1p2/UCSDped2/" + scene.relativize(file),
            Files.readAllBytes(file));
      }
    }
    Path other = home.resolve("other");
    TestingArchives.tarGz(other.resolve("ucsd/UCSD_Anomaly_Dataset.tar.gz"), entries);
    Dataset unpacked = TestingDatasets.open("ucsd-ped2", OPTIONS, other);
    assertThat(unpacked.checksum()).isEqualTo(open(OPTIONS).checksum());
    assertThat(other.resolve("ucsd/UCSD_Anomaly_Dataset.v1p2/UCSDped2/Test/Test001")).exists();
    assertThat(
            TestingDatasets.open("ucsd-ped2", "{folder: ucsd, height: 12, width: 18}", other)
                .checksum())
        .isEqualTo(unpacked.checksum());
  }

  @Test
  void saysWhatIsMissingAndHowToGetIt() {
    assertThatThrownBy(() -> open("{}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Test/UCSDped2.m")
        .hasMessageContaining("oddity data fetch ucsd-ped2");
  }

  @Test
  void missesFramesAndClips() throws IOException {
    Path scene = scene();
    Files.delete(scene.resolve("Train/Train001/003.tif"));
    assertThatThrownBy(() -> open("{}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Train001: holds 5 frames from 1 to 6, some are missing");
    Files.move(scene.resolve("Train"), scene.resolve("Gone"));
    assertThatThrownBy(() -> open("{}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Train");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2:4]| [5 6; 1]| 0 1 1 1 0 0 1 0 0 0 1 1",
        "[]| [ 1:6 ]| 0 0 0 0 0 0 1 1 1 1 1 1",
      })
  void readsWhatMatlabWouldRead(String first, String second, String labels) throws IOException {
    list(
        "%% frames",
        "TestVideoFile{end+1}.gt_frame = " + first + ";",
        "TestVideoFile{end+1}.gt_frame=" + second + " % a remark");
    assertThat(open(OPTIONS).labels(Part.TEST))
        .containsExactly(Stream.of(labels.split(" ", -1)).mapToInt(Integer::parseInt).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4:2", "0:3", "two", "1:2:3", "1:99999999"})
  void refusesWhatIsNoRange(String range) throws IOException {
    Path file =
        list(
            "TestVideoFile{end+1}.gt_frame = [" + range + "];",
            "TestVideoFile{end+1}.gt_frame = [5, x];");
    assertThatThrownBy(() -> open(OPTIONS))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining(file + ":1:1: '" + range + "'")
        .hasMessageContaining(file + ":2:1: 'x' is no range");
  }

  @Test
  void comparesTheListWithTheClips() throws IOException {
    Path file = list("TestVideoFile{end+1}.gt_frame = [2:7];");
    assertThatThrownBy(() -> open(OPTIONS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ": tells of 1 clips, but there are 2: Test001, Test002")
        .hasMessageContaining(file + ":1:1: calls frame 7 of Test001 abnormal, which has 6 frames");
    Files.write(file, "nothing".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> open(OPTIONS)).hasMessageContaining("says of no clip which frames");
  }
}
