package org.oddity.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Category;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;

class SyntheticTest {
  private static final String TEXTURES = "{categories: [weave, dots], train: 3, test: 2, size: 24}";

  @Test
  void drawsTenClassesByDefault() {
    Dataset shapes = open("{}");
    assertThat(shapes.classNames()).hasSize(10).startsWith("disc", "ring").endsWith("chequer");
    assertThat(shapes.labels(Part.TRAIN)).hasSize(2000);
    assertThat(shapes.labels(Part.TEST)).hasSize(500);
    assertThat(shapes.shape()).isEqualTo(new ImageShape(32, 32, 1));
    assertThat(shapes.normalClass()).isEmpty();
    assertThat(shapes.masks(new int[] {0})).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shapes", "clutter", "textures"})
  void drawsTheSameForTheSameSeedAlone(String kind) {
    String options = "{kind: " + kind + ", train: 4, test: 3, channels: 3, size: 24, seed: ";
    assertThat(open(options + "5}").checksum()).isEqualTo(open(options + "5}").checksum());
    assertThat(open(options + "5}").checksum()).isNotEqualTo(open(options + "6}").checksum());
  }

  @Test
  void drawsEachImageOnce() {
    for (String kind : new String[] {"shapes", "clutter", "textures"}) {
      Dataset dataset = open("{kind: " + kind + ", train: 50, test: 20}");
      long images = 0;
      long different = 0;
      for (Part part : Part.values()) {
        ImageBatch batch = all(dataset, part);
        images += batch.count();
        different +=
            IntStream.range(0, batch.count())
                .mapToObj(i -> Arrays.hashCode(batch.image(i)))
                .distinct()
                .count();
      }
      assertThat(different).isEqualTo(images);
    }
  }

  @Test
  void drawsClassesThatCanBeToldApartButNotByTheirMeanAlone() {
    Dataset shapes = open("{train: 60, test: 20}");
    ImageBatch train = all(shapes, Part.TRAIN);
    ImageBatch test = all(shapes, Part.TEST);
    int right = 0;
    for (int i = 0; i < test.count(); i++) {
      int nearest = nearest(test.image(i), train);
      right += shapes.labels(Part.TRAIN)[nearest] == shapes.labels(Part.TEST)[i] ? 1 : 0;
    }
    assertThat(right / (double) test.count()).isBetween(0.5, 0.97);
  }

  private static int nearest(float[] image, ImageBatch among) {
    int nearest = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < among.count(); i++) {
      double distance = 0;
      for (int j = 0; j < image.length; j++) {
        double difference = image[j] - among.pixels()[i * image.length + j];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  @ParameterizedTest
  @EnumSource(Texture.class)
  void masksWhatADefectCoversAndChangesNothingElse(Texture texture) {
    check(new TexturePainter(new ImageShape(48, 48, 1), texture, DefectKind.ofChannels(1)), 1);
    check(new TexturePainter(new ImageShape(48, 48, 3), texture, DefectKind.ofChannels(3)), 3);
  }

  private static void check(TexturePainter painter, int channels) {
    List<DefectKind> kinds = DefectKind.ofChannels(channels);
    for (int label = 0; label < kinds.size(); label++) {
      for (long seed = 0; seed < 20; seed++) {
        boolean[] mask = painter.mask(label, new SplittableRandom(seed));
        float[] image = painter.paint(label, new SplittableRandom(seed));
        float[] whole = undamaged(painter, label, seed);
        boolean good = kinds.get(label) == DefectKind.GOOD;
        long masked = IntStream.range(0, mask.length).filter(i -> mask[i]).count();
        assertThat(masked).isBetween(good ? 0L : 4L, good ? 0L : mask.length / 2L);
        double inside = difference(image, whole, mask, true);
        double outside = difference(image, whole, mask, false);
        assertThat(outside)
            .as("texture outside %s", kinds.get(label))
            .isLessThanOrEqualTo(inside / 3);
        assertThat(inside > 0.02).isEqualTo(!good);
      }
    }
  }

  /** What the image would be if its defect covered nothing. */
  private static float[] undamaged(TexturePainter painter, int label, long seed) {
    return painter.paintWithout(label, new SplittableRandom(seed));
  }

  private static double difference(float[] a, float[] b, boolean[] mask, boolean where) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      if (mask[i * mask.length / a.length] == where) {
        sum += Math.abs(a[i] - b[i]);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  @Test
  void drawsTheVerySameObjectsInClutterAndOnBlack() {
    String options = "{kind: clutter, train: 12, test: 3, channels: 3, masked: ";
    Dataset cluttered = open(options + "false}");
    Dataset masked = open(options + "true}");
    assertThat(cluttered.classNames()).isEqualTo(open("{}").classNames());
    for (Part part : Part.values()) {
      int[] places = IntStream.range(0, cluttered.labels(part).length).toArray();
      boolean[][] objects = cluttered.objects(part, places).orElseThrow();
      assertThat(masked.objects(part, places).orElseThrow()).isDeepEqualTo(objects);
      ImageBatch inFront = cluttered.images(part, places);
      ImageBatch alone = masked.images(part, places);
      for (int i : places) {
        checkTwins(inFront.image(i), alone.image(i), objects[i]);
      }
    }
    assertThat(cluttered.checksum()).isNotEqualTo(masked.checksum());
  }

  /**
   * Where most pixels of the object are covered wholly, they are the same; far away it is black.
   */
  private static void checkTwins(float[] inFront, float[] alone, boolean[] object) {
    int inside = 0;
    int same = 0;
    int bright = 0;
    int black = 0;
    for (int pixel = 0; pixel < object.length; pixel++) {
      boolean equal = true;
      boolean dark = true;
      for (int channel = 0; channel < 3; channel++) {
        equal &= inFront[3 * pixel + channel] == alone[3 * pixel + channel];
        dark &= alone[3 * pixel + channel] == 0;
      }
      inside += object[pixel] ? 1 : 0;
      same += object[pixel] && equal ? 1 : 0;
      bright += object[pixel] && !dark ? 1 : 0;
      black += !object[pixel] && dark ? 1 : 0;
    }
    assertThat(inside).isBetween(30, 600);
    assertThat(bright).isEqualTo(inside);
    assertThat(same).isGreaterThan(inside / 6);
    assertThat(black).isGreaterThan((object.length - inside) * 3 / 4);
  }

  @Test
  void drawsClutterThatTellsNothingOfTheClass() {
    Dataset dataset = open("{kind: clutter, train: 60, test: 20, channels: 3}");
    ImageBatch train = withoutObjects(dataset, Part.TRAIN);
    ImageBatch test = withoutObjects(dataset, Part.TEST);
    int right = 0;
    for (int i = 0; i < test.count(); i++) {
      int nearest = nearest(test.image(i), train);
      right += dataset.labels(Part.TRAIN)[nearest] == dataset.labels(Part.TEST)[i] ? 1 : 0;
    }
    // 20 are right by chance, with a standard deviation of 4.2
    assertThat(right).isBetween(5, 36);
  }

  /** Of each image only the corner rows, which no object reaches. */
  private static ImageBatch withoutObjects(Dataset dataset, Part part) {
    ImageBatch images = all(dataset, part);
    ImageShape strip = new ImageShape(2, 32, 3);
    float[] pixels = new float[images.count() * strip.size()];
    for (int i = 0; i < images.count(); i++) {
      System.arraycopy(images.image(i), 0, pixels, i * strip.size(), strip.size() / 2);
      System.arraycopy(
          images.image(i),
          31 * 32 * 3,
          pixels,
          i * strip.size() + strip.size() / 2,
          strip.size() / 2);
    }
    return ImageBatch.wrap(strip, pixels);
  }

  @Test
  void callsGoodNormalAndTrainsOnNothingElse() {
    Dataset textures = open("{kind: textures, train: 7, test: 4}");
    assertThat(textures.classNames())
        .containsExactly("good", "scratch", "blob", "missing-cell", "stain");
    assertThat(textures.normalClass()).hasValue(0);
    assertThat(textures.labels(Part.TRAIN)).hasSize(7).containsOnly(0);
    boolean[][] masks = textures.masks(IntStream.range(0, 20).toArray()).orElseThrow();
    for (int i = 0; i < 20; i++) {
      boolean any = false;
      for (boolean pixel : masks[i]) {
        any |= pixel;
      }
      assertThat(any).isEqualTo(textures.labels(Part.TEST)[i] != 0);
    }
  }

  @Test
  void drawsEachTextureAsACategoryThatTheOthersDoNotChange() {
    Dataset textures = TestingDatasets.open("textures", TEXTURES, Path.of("nowhere"));
    assertThat(textures.categories()).extracting(Category::name).containsExactly("weave", "dots");
    assertThat(textures.categories().get(1).normalClass()).isEqualTo(7);
    assertThat(textures.classNames())
        .hasSize(14)
        .contains("weave/good", "weave/warp", "dots/tint", "dots/missing-cell");
    assertThat(textures.labels(Part.TRAIN)).containsExactly(0, 0, 0, 7, 7, 7);
    assertThat(textures.labels(Part.TEST)).hasSize(28).startsWith(0, 0, 1, 1).endsWith(13, 13);
    Dataset alone =
        TestingDatasets.open(
            "textures", "{categories: dots, train: 3, test: 2, size: 24}", Path.of("nowhere"));
    int[] dots = IntStream.range(14, 28).toArray();
    int[] all = IntStream.range(0, 14).toArray();
    assertThat(textures.images(Part.TEST, dots).pixels())
        .isEqualTo(alone.images(Part.TEST, all).pixels());
    assertThat(textures.masks(dots).orElseThrow()).isDeepEqualTo(alone.masks(all).orElseThrow());
    assertThat(alone.checksum()).isNotEqualTo(textures.checksum());
  }

  @Test
  void drawsNoTintWithoutColour() {
    Dataset grey =
        TestingDatasets.open("textures", "{categories: brick, channels: 1}", Path.of("nowhere"));
    assertThat(grey.classNames()).hasSize(6).contains("brick/warp").doesNotContain("brick/tint");
    assertThatThrownBy(
            () ->
                TestingDatasets.open(
                    "textures", "{categories: [dots, dots], size: 4}", Path.of("nowhere")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void refusesOptionsThatCannotBe() {
    assertThatThrownBy(() -> open("{channels: 4, size: 8, train: 0, texture: wave}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean 'waves'?");
    assertThatThrownBy(() -> open("{channels: 4, size: 8, train: 0}"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(3));
  }

  private static Dataset open(String options) {
    return TestingDatasets.open("synthetic", options, Path.of("nowhere"));
  }

  private static ImageBatch all(Dataset dataset, Part part) {
    return dataset.images(part, IntStream.range(0, dataset.labels(part).length).toArray());
  }
}
