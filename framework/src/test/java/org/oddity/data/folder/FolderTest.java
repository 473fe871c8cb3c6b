package org.oddity.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Category;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;

class FolderTest {
  @TempDir Path home;

  @Test
  void recognisesNormalAndAbnormal() throws IOException {
    TestingDatasets.normalAbnormal(home.resolve("x"));
    Dataset dataset = open("{folder: x}");
    assertThat(dataset.classNames()).containsExactly("0.normal", "1.abnormal");
    assertThat(dataset.normalClass()).hasValue(0);
    assertThat(dataset.labels(Part.TRAIN)).containsOnly(0).hasSize(6);
    assertThat(dataset.labels(Part.TEST)).containsExactly(0, 0, 0, 1, 1, 1, 1);
    assertThat(dataset.masks(new int[] {0})).isEmpty();
    assertThat(dataset.shape()).isEqualTo(new ImageShape(64, 64, 3));
  }

  @Test
  void recognisesMvtecAndPutsGoodFirst() throws IOException {
    TestingDatasets.mvtec(home.resolve("mvtec_ad/bottle"));
    Dataset dataset = open("{folder: mvtec_ad/bottle, height: 20, width: 20}");
    assertThat(dataset.classNames()).containsExactly("good", "crack", "stain");
    assertThat(dataset.normalClass()).hasValue(0);
    assertThat(dataset.labels(Part.TEST)).containsExactly(0, 0, 1, 1, 1, 2, 2, 2);
    assertThat(open("{folder: mvtec_ad, category: bottle, height: 20, width: 20}").checksum())
        .isEqualTo(dataset.checksum());
    assertThatThrownBy(() -> open("{folder: mvtec_ad, category: botle}"))
        .hasMessageContaining("Did you mean 'bottle'?");
  }

  @Test
  void givesMasksInTheSizeOfTheImages() throws IOException {
    TestingDatasets.mvtec(home.resolve("x"));
    boolean[][] same = masks("{folder: x, height: 20, width: 20}");
    for (int i = 0; i < 400; i++) {
      int row = i / 20;
      int column = i % 20;
      boolean inside = row >= 8 && row < 12 && column >= 8 && column < 12;
      assertThat(same[3][i]).isEqualTo(inside);
      assertThat(same[0][i]).as("of a good image").isFalse();
    }
    assertThat(count(masks("{folder: x, height: 40, width: 40}")[3])).isBetween(60L, 68L);
    assertThat(count(masks("{folder: x, height: 2, width: 2}")[3])).isEqualTo(4);
  }

  @Test
  void refusesMissingAndEmptyMasks() throws IOException {
    TestingDatasets.mvtec(home.resolve("x"));
    Path mask = home.resolve("x/ground_truth/stain/001_mask.png");
    TestingDatasets.png(mask, new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY));
    assertThatThrownBy(() -> masks("{folder: x}"))
        .hasMessageContaining(mask.toString())
        .hasMessageContaining("is black");
    Files.delete(mask);
    Files.delete(home.resolve("x/ground_truth/crack/000_mask.png"));
    assertThatThrownBy(() -> open("{folder: x}"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void refusesAMaskOfAnotherSizeThanItsImage() throws IOException {
    TestingDatasets.mvtec(home.resolve("x"));
    BufferedImage small = new BufferedImage(10, 20, BufferedImage.TYPE_BYTE_GRAY);
    small.getRaster().setSample(3, 3, 0, 255);
    TestingDatasets.png(home.resolve("x/ground_truth/crack/000_mask.png"), small);
    assertThatThrownBy(() -> masks("{folder: x}")).hasMessageContaining("20x10");
  }

  @Test
  void saysAllThatIsWrongWithMasksWhenTheyAreRead() throws IOException {
    TestingDatasets.mvtec(home.resolve("x"));
    BufferedImage black = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    TestingDatasets.png(home.resolve("x/ground_truth/crack/000_mask.png"), black);
    TestingDatasets.png(home.resolve("x/ground_truth/stain/002_mask.png"), black);
    Dataset dataset = open("{folder: x}");
    assertThatThrownBy(dataset::checksum)
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void countsMasksIntoTheChecksum() throws IOException {
    TestingDatasets.mvtec(home.resolve("x"));
    String checksum = open("{folder: x}").checksum();
    BufferedImage other = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    other.getRaster().setSample(3, 3, 0, 255);
    TestingDatasets.png(home.resolve("x/ground_truth/crack/000_mask.png"), other);
    assertThat(open("{folder: x}").checksum()).isNotEqualTo(checksum);
  }

  @Test
  void readsCategoriesAsOneDataset() throws IOException {
    TestingDatasets.mvtec(home.resolve("x/bottle"));
    TestingDatasets.btech(home.resolve("x/01"));
    Files.writeString(home.resolve("x/license.txt"), "not a category");
    Files.createDirectories(home.resolve("x/pictures"));
    Dataset dataset = open("{folder: x, categories: all, height: 20, width: 20}");
    assertThat(dataset.classNames())
        .containsExactly("01/ok", "01/ko", "bottle/good", "bottle/crack", "bottle/stain");
    assertThat(dataset.categories())
        .containsExactly(
            new Category("01", 0, List.of(0, 1)), new Category("bottle", 2, List.of(2, 3, 4)));
    assertThat(dataset.normalClass()).isEmpty();
    assertThat(dataset.labels(Part.TRAIN)).containsExactly(0, 0, 0, 0, 0, 2, 2, 2, 2, 2);
    assertThat(dataset.labels(Part.TEST)).containsExactly(0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4);
    boolean[][] masks = dataset.masks(new int[] {7, 3, 0}).orElseThrow();
    assertThat(count(masks[0])).isEqualTo(16);
    assertThat(masks[1][20 + 5]).isTrue();
    assertThat(count(masks[1])).isEqualTo(1);
    assertThat(count(masks[2])).isZero();
    Dataset bottle = open("{folder: x, category: bottle, height: 20, width: 20}");
    assertThat(dataset.images(Part.TEST, new int[] {12, 5, 1}).image(1))
        .isEqualTo(bottle.images(Part.TEST, new int[] {0}).image(0));
    assertThat(open("{folder: x, categories: [bottle]}").classNames()).hasSize(3);
    assertThatThrownBy(() -> open("{folder: x, categories: [botle, 02]}"))
        .hasMessageContaining("Did you mean 'bottle'?")
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2));
    assertThatThrownBy(() -> open("{folder: x, categories: all, category: bottle}"))
        .hasMessageContaining("must not stand beside category");
    assertThatThrownBy(() -> open("{folder: x/bottle, categories: all}"))
        .hasMessageContaining("holds no category");
  }

  @Test
  void writesADatasetWithMasksInMvtecsLayoutAndReadsTheSame() {
    Dataset drawn =
        TestingDatasets.open(
            "textures", "{categories: [brick, dots], size: 24, train: 3, test: 2}", home);
    assertThat(MvtecFolder.write(drawn, home.resolve("drawn"))).isEqualTo(2 * (3 + 14));
    assertThat(home.resolve("drawn.part")).doesNotExist();
    assertThat(home.resolve("drawn/dots/train/good/002.png")).exists();
    Dataset read = open("{folder: drawn, categories: all, height: 24, width: 24}");
    assertThat(read.classNames()).hasSameElementsAs(drawn.classNames());
    int warps = drawn.classNames().indexOf("dots/warp");
    int[] there = places(drawn, warps);
    int[] here = places(read, read.classNames().indexOf("dots/warp"));
    assertThat(here).hasSize(2);
    assertThat(read.masks(here).orElseThrow()).isDeepEqualTo(drawn.masks(there).orElseThrow());
    float[] pixels = read.images(Part.TEST, here).pixels();
    float[] expected = drawn.images(Part.TEST, there).pixels();
    for (int i = 0; i < expected.length; i++) {
      assertThat(pixels[i]).isCloseTo(expected[i], within(1e-4f));
    }
    assertThatThrownBy(() -> MvtecFolder.write(drawn, home.resolve("drawn")))
        .hasMessageContaining("is there already");
    Dataset shapes = TestingDatasets.open("synthetic", "{train: 1, test: 1}", home);
    assertThatThrownBy(() -> MvtecFolder.write(shapes, home.resolve("shapes")))
        .hasMessageContaining("names no normal class or has no masks");
    assertThat(home.resolve("shapes.part")).doesNotExist();
  }

  private static int[] places(Dataset dataset, int label) {
    int[] labels = dataset.labels(Part.TEST);
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
  }

  @Test
  void recognisesBtechByItsMasks() throws IOException {
    TestingDatasets.btech(home.resolve("x"));
    Dataset dataset = open("{folder: x, height: 20, width: 20}");
    assertThat(dataset.classNames()).containsExactly("ok", "ko");
    assertThat(dataset.normalClass()).hasValue(0);
    boolean[] mask = dataset.masks(new int[] {2}).orElseThrow()[0];
    assertThat(count(mask)).isEqualTo(1);
    assertThat(mask[5]).isTrue();
  }

  @Test
  void readsVisaByItsList() throws IOException {
    TestingDatasets.visa(home.resolve("x"));
    Dataset dataset = open("{folder: x, height: 20, width: 20}");
    assertThat(dataset.classNames())
        .containsExactly("candle/normal", "candle/anomaly", "fryum/normal", "fryum/anomaly");
    assertThat(dataset.labels(Part.TRAIN)).containsExactly(0, 0, 0, 0, 2, 2, 2, 2);
    assertThat(dataset.labels(Part.TEST)).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(count(dataset.masks(new int[] {3}).orElseThrow()[0])).isEqualTo(1);
    assertThat(open("{folder: x, category: fryum}").classNames())
        .containsExactly("normal", "anomaly");
    assertThatThrownBy(() -> open("{folder: x, categories: [candles]}"))
        .hasMessageContaining("Did you mean 'candle'?");
  }

  @Test
  void saysWhatIsWrongInVisasListByItsLines() throws IOException {
    TestingDatasets.visa(home.resolve("x"));
    Path list = home.resolve("x/split_csv/1cls.csv");
    Files.delete(home.resolve("x/candle/Data/Masks/Anomaly/001.png"));
    List<String> lines = new ArrayList<>(Files.readAllLines(list));
    lines.set(1, lines.get(1).replace("train,normal", "train,anomaly"));
    lines.set(2, lines.get(2).replace("train", "trian"));
    lines.set(3, "candle,train");
    Files.write(list, lines);
    assertThatThrownBy(() -> open("{folder: x}"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(4))
        .hasMessageContaining(list + ":2:1: puts an anomaly into the training part")
        .hasMessageContaining(list + ":3:1: is of part 'trian' and label 'normal'")
        .hasMessageContaining(list + ":4:1: has 2 fields, must have 5")
        .hasMessageContaining("001.png, which is missing");
    Files.writeString(list, "image,label\n");
    assertThatThrownBy(() -> open("{folder: x}"))
        .hasMessageContaining("begins with 'image,label', must begin with 'object,split");
  }

  @Test
  void recognisesAFolderForEachClassAndSortsByCharacters() throws IOException {
    TestingDatasets.images(home.resolve("x/zebra"), 2, 1);
    TestingDatasets.images(home.resolve("x/Apple"), 3, 5);
    TestingDatasets.images(home.resolve("x/äpfel"), 1, 9);
    Dataset dataset = open("{folder: x}");
    assertThat(dataset.classNames()).containsExactly("Apple", "zebra", "äpfel");
    assertThat(dataset.labels(Part.TRAIN)).containsExactly(0, 0, 0, 1, 1, 2);
    assertThat(dataset.hasTestPart()).isFalse();
    assertThat(dataset.normalClass()).isEmpty();
  }

  @Test
  void recognisesTrainAndTestOfSeveralClasses() throws IOException {
    TestingDatasets.images(home.resolve("x/train/cat"), 2, 1);
    TestingDatasets.images(home.resolve("x/train/dog"), 2, 5);
    TestingDatasets.images(home.resolve("x/test/cow"), 1, 9);
    Dataset dataset = open("{folder: x}");
    assertThat(dataset.classNames()).containsExactly("cat", "cow", "dog");
    assertThat(dataset.labels(Part.TRAIN)).containsExactly(0, 0, 2, 2);
    assertThat(dataset.labels(Part.TEST)).containsExactly(1);
  }

  @Test
  void takesALayoutByForce() throws IOException {
    TestingDatasets.normalAbnormal(home.resolve("x"));
    Files.createDirectories(home.resolve("x/train/good"));
    TestingDatasets.images(home.resolve("x/train/good"), 1, 1);
    assertThat(open("{folder: x, layout: normal-abnormal}").classNames())
        .containsExactly("0.normal", "1.abnormal", "good");
    assertThatThrownBy(() -> open("{folder: x, layout: classes}"))
        .hasMessageContaining("holds no PNG, JPEG, BMP or TIFF file");
  }

  @Test
  void mixesSizesAndLeavesOtherFilesAlone() throws IOException {
    TestingDatasets.image(home.resolve("x/a/1.png"), 9, 40, 1, 1);
    TestingDatasets.image(home.resolve("x/a/2.PNG"), 50, 7, 3, 2);
    Files.writeString(home.resolve("x/a/notes.txt"), "not an image");
    Files.writeString(home.resolve("x/a/.hidden.png"), "not an image");
    Dataset dataset = open("{folder: x, height: 11, width: 13, channels: 1}");
    assertThat(dataset.images(Part.TRAIN, new int[] {0, 1}).shape())
        .isEqualTo(new ImageShape(11, 13, 1));
  }

  @Test
  void saysAllThatIsMissing() throws IOException {
    assertThatThrownBy(() -> open("{folder: nowhere}"))
        .hasMessageContaining(home.resolve("nowhere") + ": is not a folder");
    assertThatThrownBy(() -> open("{folder: " + "x".repeat(5000) + "}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("xxx…: is not a path: a name in it has more than 255 characters");
    Files.createDirectories(home.resolve("x/train/0.normal"));
    Files.createDirectories(home.resolve("x/test/0.normal"));
    assertThatThrownBy(() -> open("{folder: x}"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2));
    Files.createDirectories(home.resolve("empty"));
    assertThatThrownBy(() -> open("{folder: empty}"))
        .hasMessageContaining("holds no folders of images");
  }

  @Test
  void refusesOptionsThatCannotBe() {
    assertThatThrownBy(() -> open("{folder: x, category: ../y, height: 0, channels: 2}"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(3));
  }

  private Dataset open(String options) {
    return TestingDatasets.open("folder", options, home);
  }

  private boolean[][] masks(String options) {
    Dataset dataset = open(options);
    int count = dataset.labels(Part.TEST).length;
    return dataset.masks(IntStream.range(0, count).toArray()).orElseThrow();
  }

  private static long count(boolean[] mask) {
    return IntStream.range(0, mask.length).filter(i -> mask[i]).count();
  }
}
