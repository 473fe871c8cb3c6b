package org.oddity.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download.RemoteFile;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;

class MnistTest {
  @TempDir Path home;

  @Test
  void readsGzippedAndPlainFilesAlike() throws IOException {
    TestingDatasets.mnist(home.resolve("mnist"), 12, 5, true);
    TestingDatasets.mnist(home.resolve("plain"), 12, 5, false);
    Dataset gzipped = TestingDatasets.open("mnist", "{}", home);
    Dataset plain = TestingDatasets.open("mnist", "{folder: plain}", home);
    assertThat(gzipped.checksum()).isEqualTo(plain.checksum());
    assertThat(gzipped.labels(Part.TRAIN)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
    byte[] file = TestingDatasets.idxImages(12, 1);
    float[] second = gzipped.images(Part.TRAIN, new int[] {1}).pixels();
    assertThat(second[3]).isEqualTo((file[16 + 784 + 3] & 0xff) / 255f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MNIST/raw", "mnist/raw"})
  void findsFilesWhereOtherLibrariesPutThem(String folder) throws IOException {
    TestingDatasets.mnist(home.resolve(folder), 3, 2, true);
    assertThat(TestingDatasets.open("mnist", "{}", home).labels(Part.TEST)).hasSize(2);
  }

  @Test
  void takesAnAbsoluteFolderAndFilesSpelledWithADot() throws IOException {
    Path elsewhere = home.resolve("elsewhere");
    TestingDatasets.mnist(elsewhere, 3, 2, false);
    Files.move(
        elsewhere.resolve("t10k-labels-idx1-ubyte"), elsewhere.resolve("t10k-labels.idx1-ubyte"));
    Dataset dataset =
        TestingDatasets.open("mnist", "{folder: '" + elsewhere + "'}", home.resolve("none"));
    assertThat(dataset.labels(Part.TEST)).containsExactly(0, 1);
  }

  @Test
  void namesEveryMissingFileAndWhatHelps() throws IOException {
    TestingDatasets.mnist(home.resolve("fashion-mnist"), 3, 2, true);
    Files.delete(home.resolve("fashion-mnist/train-labels-idx1-ubyte.gz"));
    Files.delete(home.resolve("fashion-mnist/t10k-images-idx3-ubyte.gz"));
    assertThatThrownBy(() -> TestingDatasets.open("fashion-mnist", "{}", home))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(1))
        .hasMessageContaining("train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz are missing")
        .hasMessageContaining(home.resolve("fashion-mnist").toString())
        .hasMessageContaining("oddity data fetch fashion-mnist")
        .hasMessageContaining("ODDITY_DATA");
  }

  static Stream<Arguments> damages() throws IOException {
    byte[] images = TestingDatasets.idxImages(12, 1);
    byte[] longer = Arrays.copyOf(images, images.length + 1);
    return Stream.of(
        Arguments.of(Arrays.copyOf(images, images.length - 1), "truncated or has a wrong length"),
        Arguments.of(longer, "wrong length|goes on after"),
        Arguments.of(new byte[0], "not even a whole header"),
        Arguments.of(Arrays.copyOf(images, 7), "not even a whole header"),
        Arguments.of(TestingDatasets.idxLabels(12), "starts with 0x00000801"),
        Arguments.of(TestingDatasets.idx(new byte[12 * 27 * 28], 0x803, 12, 27, 28), "27 pixels"),
        Arguments.of(TestingDatasets.idx(new byte[784], 0x803, 0x7fffffff, 28, 28), "2147483647"),
        Arguments.of(
            TestingDatasets.idx(new byte[784], 0x803, 1_000_000, 28, 28),
            "wrong length|do not belong together"),
        Arguments.of(TestingDatasets.idx(new byte[784], 0x803, -1, 28, 28), "-1 entries"),
        Arguments.of(TestingDatasets.idxImages(11, 1), "do not belong together"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void refusesDamagedImageFiles(byte[] content, String reason) throws IOException {
    for (boolean gzipped : new boolean[] {true, false}) {
      Path folder = home.resolve(gzipped ? "packed" : "plain");
      TestingDatasets.mnist(folder, 12, 5, gzipped);
      String name = "train-images-idx3-ubyte" + (gzipped ? ".gz" : "");
      TestingDatasets.write(folder.resolve(name), content, gzipped);
      assertRefused(
          () ->
              TestingDatasets.open("mnist", "{folder: " + folder.getFileName() + "}", home)
                  .images(Part.TRAIN, new int[] {0}),
          folder.resolve(name),
          reason);
    }
  }

  @Test
  void refusesACutGzipFile() throws IOException {
    TestingDatasets.mnist(home.resolve("mnist"), 12, 5, true);
    Path file = home.resolve("mnist/train-images-idx3-ubyte.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Dataset dataset = TestingDatasets.open("mnist", "{}", home);
    assertRefused(() -> dataset.images(Part.TRAIN, new int[] {0}), file, "truncated");
    assertRefused(dataset::checksum, file, "truncated");
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    Dataset changed = TestingDatasets.open("mnist", "{}", home);
    assertRefused(() -> changed.images(Part.TRAIN, new int[] {0}), file, "truncated|damaged");
  }

  @Test
  void refusesLabelsOutOfRange() throws IOException {
    TestingDatasets.mnist(home.resolve("mnist"), 3, 2, true);
    Path file = home.resolve("mnist/t10k-labels-idx1-ubyte.gz");
    TestingDatasets.write(file, TestingDatasets.idx(new byte[] {3, 10}, 0x801, 2), true);
    assertRefused(
        () -> TestingDatasets.open("mnist", "{}", home), file, "label 1 is 10, allowed is 0 to 9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist"})
  void offersItsFourFilesOverHttps(String name) {
    assertThat(download(TestingDatasets.factories().get(name)))
        .hasSize(4)
        .allSatisfy(
            file -> {
              assertThat(file.checksum()).matches("[0-9a-f]{32}");
              assertThat(file.bytes()).isPositive();
              assertThat(file.addresses())
                  .allSatisfy(address -> assertThat(address).hasScheme("https"));
            });
  }

  private static <O extends Record> List<RemoteFile> download(DatasetFactory<O> factory) {
    O options =
        RecordBinder.bindOrThrow(YamlReader.readText("{}", "test"), "", factory.optionsType());
    return factory.download(options).orElseThrow().files();
  }

  private static void assertRefused(ThrowingCallable call, Path file, String reason) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageMatching("(?s).*(" + reason + ").*");
  }
}
