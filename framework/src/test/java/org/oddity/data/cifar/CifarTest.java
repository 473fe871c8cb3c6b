package org.oddity.data.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;
import org.oddity.data.archive.TestingArchives;

class CifarTest {
  private static final String FOLDER = "cifar-10-batches-bin";

  @TempDir Path home;

  @Test
  void turnsPlanesIntoPixels() throws IOException {
    TestingDatasets.cifar(home.resolve(FOLDER), 7);
    Dataset dataset = TestingDatasets.open("cifar10", "{}", home);
    assertThat(dataset.labels(Part.TRAIN)).hasSize(35).startsWith(0, 1, 2, 3, 4, 5, 6, 0, 1);
    byte[] third = TestingDatasets.cifarFile(7, 3);
    float[] pixels = dataset.images(Part.TRAIN, new int[] {0, 14 + 2}).pixels();
    for (int pixel : new int[] {0, 33, 1023}) {
      for (int channel = 0; channel < 3; channel++) {
        int stored = third[2 * 3073 + 1 + channel * 1024 + pixel] & 0xff;
        assertThat(pixels[3072 + pixel * 3 + channel]).isEqualTo(stored / 255f);
      }
    }
  }

  @Test
  void unpacksTheArchiveOnceAndLeavesNothingElse() throws IOException {
    Path archive = home.resolve("cifar10/cifar-10-binary.tar.gz");
    archive(archive, 4);
    Dataset dataset = TestingDatasets.open("cifar10", "{}", home);
    assertThat(dataset.labels(Part.TEST)).containsExactly(0, 1, 2, 3);
    try (Stream<Path> left = Files.list(archive.getParent())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("cifar-10-binary.tar.gz", FOLDER);
    }
    Files.delete(archive);
    assertThat(TestingDatasets.open("cifar10", "{}", home).checksum())
        .isEqualTo(dataset.checksum());
  }

  @Test
  void refusesADamagedArchiveAndLeavesNothing() throws IOException {
    Path archive = home.resolve("cifar-10-binary.tar.gz");
    archive(archive, 4);
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> TestingDatasets.open("cifar10", "{}", home))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(archive.toString())
        .hasMessageContaining("damaged or truncated");
    assertThat(home).isDirectoryNotContaining(path -> !path.equals(archive));
  }

  @Test
  void namesEveryMissingFile() throws IOException {
    assertThatThrownBy(() -> TestingDatasets.open("cifar10", "{}", home))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(1))
        .hasMessageContaining("data_batch_1.bin, data_batch_2.bin")
        .hasMessageContaining("test_batch.bin are missing")
        .hasMessageContaining("oddity data fetch cifar10");
    TestingDatasets.cifar(home.resolve(FOLDER), 4);
    Files.delete(home.resolve(FOLDER).resolve("data_batch_4.bin"));
    assertThatThrownBy(() -> TestingDatasets.open("cifar10", "{}", home))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(1))
        .hasMessageContaining("data_batch_4.bin is missing");
  }

  @Test
  void refusesWrongLengthsAndLabels() throws IOException {
    TestingDatasets.cifar(home.resolve(FOLDER), 4);
    Path file = home.resolve(FOLDER).resolve("data_batch_2.bin");
    byte[] content = TestingDatasets.cifarFile(4, 2);
    for (int length : List.of(0, content.length - 1, content.length + 1)) {
      Files.write(file, Arrays.copyOf(content, length));
      assertThatThrownBy(() -> TestingDatasets.open("cifar10", "{}", home))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("has " + length + " bytes");
    }
    content[3 * 3073] = 11;
    Files.write(file, content);
    assertThatThrownBy(() -> TestingDatasets.open("cifar10", "{}", home))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ": record 3 has label 11, allowed is 0 to 9");
  }

  private static void archive(Path archive, int records) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (int i = 1; i <= 5; i++) {
      entries.put(FOLDER + "/data_batch_" + i + ".bin", TestingDatasets.cifarFile(records, i));
    }
    entries.put(FOLDER + "/test_batch.bin", TestingDatasets.cifarFile(records, 6));
    TestingArchives.tarGz(archive, entries);
  }
}
