package org.oddity.data.coil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;
import org.oddity.data.archive.TestingArchives;

class CoilTest {
  @TempDir Path home;

  @Test
  void ordersByObjectAndViewAsNumbersAndHasNoTestPart() throws IOException {
    TestingDatasets.coil(home.resolve("coil-20-proc"), 20, 12, 1, 1);
    Dataset dataset = TestingDatasets.open("coil20", "{size: 16}", home);
    assertThat(dataset.labels(Part.TRAIN)).hasSize(240).startsWith(0, 0, 0).endsWith(19, 19);
    assertThat(dataset.labels(Part.TEST)).isEmpty();
    assertThat(dataset.hasTestPart()).isFalse();
    assertThat(dataset.shape()).isEqualTo(new ImageShape(16, 16, 1));
    TestingDatasets.coil(home.resolve("one"), 20, 12, 1, 1);
    for (int view : new int[] {0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11}) {
      Files.delete(home.resolve("one/obj2__" + view + ".png"));
    }
    Files.move(home.resolve("one/obj2__2.png"), home.resolve("one/obj2__10.png"));
    Files.delete(home.resolve("one/obj1__10.png"));
    float[] moved =
        TestingDatasets.open("coil20", "{folder: one, size: 16}", home)
            .images(Part.TRAIN, new int[] {11})
            .pixels();
    assertThat(moved).isEqualTo(dataset.images(Part.TRAIN, new int[] {12 + 2}).pixels());
  }

  @Test
  void readsTheZipWhereItLies() throws IOException {
    TestingDatasets.coil(home.resolve("coil-100"), 100, 2, 5, 3);
    Dataset unpacked = TestingDatasets.open("coil100", "{}", home);
    Path zip = home.resolve("zipped/coil100/coil-100.zip");
    TestingArchives.zip(zip, home.resolve("coil-100"), "coil-100/");
    Dataset zipped = TestingDatasets.open("coil100", "{}", home.resolve("zipped"));
    assertThat(zipped.checksum()).isEqualTo(unpacked.checksum());
    assertThat(zipped.shape()).isEqualTo(new ImageShape(32, 32, 3));
    int[] some = {0, 7, 199};
    assertThat(zipped.images(Part.TRAIN, some).pixels())
        .isEqualTo(unpacked.images(Part.TRAIN, some).pixels());
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> TestingDatasets.open("coil100", "{}", home.resolve("zipped")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(zip + ": is damaged or truncated");
  }

  @Test
  void givesColourOrGreyAsAsked() throws IOException {
    TestingDatasets.coil(home.resolve("coil20"), 20, 1, 1, 1);
    assertThat(TestingDatasets.open("coil20", "{channels: 3}", home).shape().channels())
        .isEqualTo(3);
  }

  @Test
  void saysWhichObjectsAreMissingOrTooMany() throws IOException {
    TestingDatasets.coil(home.resolve("coil-20-proc"), 18, 1, 1, 1);
    assertThatThrownBy(() -> TestingDatasets.open("coil20", "{}", home))
        .hasMessageContaining("obj19__*.png")
        .hasMessageContaining("obj20__*.png");
    TestingDatasets.coil(home.resolve("coil-20-proc"), 21, 1, 1, 1);
    assertThatThrownBy(() -> TestingDatasets.open("coil20", "{}", home))
        .hasMessageContaining("shows object 21, COIL-20 has 20");
    assertThatThrownBy(() -> TestingDatasets.open("coil100", "{}", home))
        .hasMessageContaining("coil-100.zip is missing")
        .hasMessageContaining("oddity data fetch coil100");
  }

  @Test
  void namesEveryDamagedFileOfARequest() throws IOException {
    TestingDatasets.coil(home.resolve("coil-20-proc"), 20, 2, 1, 1);
    Files.write(home.resolve("coil-20-proc/obj1__1.png"), new byte[0]);
    Files.writeString(home.resolve("coil-20-proc/obj2__0.png"), "words");
    Dataset dataset = TestingDatasets.open("coil20", "{}", home);
    assertThatThrownBy(() -> dataset.images(Part.TRAIN, new int[] {0, 1, 2, 3}))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining("obj1__1.png: is empty")
        .hasMessageContaining("obj2__0.png: is not an image");
  }
}
