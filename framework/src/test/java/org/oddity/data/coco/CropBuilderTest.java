package org.oddity.data.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;
import org.oddity.data.coco.CropManifest.ClassCount;
import org.oddity.data.coco.CropManifest.Crop;

class CropBuilderTest {
  private static final CropRecipe RECIPE = new CropRecipe(4, 2, 16, 50, 2, 1);

  @TempDir Path home;

  @Test
  void cutsObjectsOutWithAndWithoutTheirBackground() throws IOException {
    TestingCoco.write(coco(), 4);
    build(RECIPE, false);
    Dataset original = open("{}");
    Dataset masked = open("{masked: true}");
    assertThat(original.classNames()).isEqualTo(CropRecipe.CLASSES);
    assertThat(original.shape()).isEqualTo(new ImageShape(16, 16, 3));
    assertThat(original.labels(Part.TRAIN)).hasSize(40).isEqualTo(masked.labels(Part.TRAIN));
    assertThat(original.labels(Part.TEST)).hasSize(20).isEqualTo(masked.labels(Part.TEST));
    for (Part part : Part.values()) {
      int[] labels = original.labels(part);
      ImageBatch crops = all(original, part);
      assertThat(crops.pixels()).isEqualTo(all(masked, part).pixels());
      for (int i = 0; i < labels.length; i++) {
        assertThat(crops.image(i)).containsOnly(TestingCoco.grey(labels[i]) / 255f);
      }
    }
    assertThat(original.checksum()).isEqualTo(masked.checksum());
  }

  @Test
  void blackensTheBackgroundInThePhotographsOwnPixels() throws IOException {
    TestingCoco coco = TestingCoco.write(coco(), 3);
    for (CocoPart part : CocoPart.values()) {
      for (Map<String, Object> annotation : coco.annotations(part)) {
        // the left half of the first object, in a box that is 80 wide and 60 high
        annotation.put("segmentation", List.of(List.of(10, 10, 40, 10, 40, 70, 10, 70)));
        annotation.put("bbox", List.of(10, 10, 80, 60));
      }
    }
    coco.write();
    build(new CropRecipe(1, 1, 8, 50, 2, 1), false);
    ImageBatch masked = all(open("{masked: true}"), Part.TRAIN);
    ImageBatch original = all(open("{}"), Part.TRAIN);
    boolean[][] objects =
        open("{}").objects(Part.TRAIN, IntStream.range(0, masked.count()).toArray()).orElseThrow();
    for (int pixel = 0; pixel < 64; pixel++) {
      float value = masked.image(0)[3 * pixel];
      if (pixel % 8 < 2) {
        assertThat(value).isEqualTo(TestingCoco.grey(0) / 255f);
        assertThat(value).isEqualTo(original.image(0)[3 * pixel]);
      } else if (pixel % 8 > 4) {
        assertThat(value).isZero();
        assertThat(original.image(0)[3 * pixel]).isGreaterThan(0);
      }
      assertThat(objects[0][pixel]).isEqualTo(pixel % 8 < 3);
    }
    assertThat(open("{}").checksum()).isNotEqualTo(open("{masked: true}").checksum());
  }

  @Test
  void writesWhereEachCropIsFrom() throws IOException {
    TestingCoco.write(coco(), 4);
    CropManifest built = build(RECIPE, false);
    CropManifest manifest = CropManifest.read(target().resolve(Crops.MANIFEST));
    assertThat(manifest).isEqualTo(built);
    assertThat(manifest.recipe()).isEqualTo(RECIPE);
    assertThat(manifest.classes())
        .hasSize(10)
        .allSatisfy(each -> assertThat(each.missing()).isZero())
        .allSatisfy(each -> assertThat(each.candidates()).isEqualTo(16));
    assertThat(manifest.sources()).hasSize(2);
    assertThat(manifest.files()).hasSize(7);
    Set<String> trained = photographs(manifest, Part.TRAIN);
    assertThat(photographs(manifest, Part.TEST)).doesNotContainAnyElementsOf(trained);
    Set<Long> objects = new HashSet<>();
    for (Crop crop : manifest.crops()) {
      assertThat(objects.add(crop.annotationId())).isTrue();
      assertThat(crop.photograph()).isEqualTo(pathOf(crop.photograph(), crop.imageId()));
      assertThat(crop.photographSha256()).matches("[0-9a-f]{64}");
      assertThat(crop.licence()).isEqualTo(4);
      assertThat(crop.box().width()).isEqualTo(60);
    }
    BufferedImage sheet = ImageIO.read(target().resolve(Crops.CONTACT_SHEET).toFile());
    assertThat(sheet.getWidth()).isEqualTo(2 * 10 * 68 + 4);
    assertThat(sheet.getHeight()).isEqualTo(10 * 68 + 4);
    assertThat(sheet.getRGB(10, 10) & 0xff).isEqualTo(TestingCoco.grey(0));
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("coco", "coco-crop");
    }
  }

  private static String pathOf(String photograph, long image) {
    return photograph.substring(0, photograph.indexOf('/') + 1) + String.format("%012d.png", image);
  }

  private static Set<String> photographs(CropManifest manifest, Part part) {
    Set<String> photographs = new HashSet<>();
    manifest.crops().stream()
        .filter(crop -> crop.part() == part)
        .forEach(crop -> photographs.add(crop.photograph()));
    return photographs;
  }

  @Test
  void choosesTheSameForTheSameSeedAlone() throws IOException {
    TestingCoco.write(coco(), 6);
    List<Crop> first = build(RECIPE, false).crops();
    assertThat(build(RECIPE, true).crops()).isEqualTo(first);
    assertThat(build(new CropRecipe(4, 2, 16, 50, 2, 2), true).crops()).isNotEqualTo(first);
  }

  @Test
  void buildsAllThereIsOfAClassThatFallsShort() throws IOException {
    TestingCoco coco = TestingCoco.write(coco(), 4);
    coco.annotations(CocoPart.TRAIN)
        .removeIf(each -> each.get("category_id").equals(TestingCoco.category(2)));
    List<Map<String, Object>> birds =
        coco.annotations(CocoPart.VAL).stream()
            .filter(each -> each.get("category_id").equals(TestingCoco.category(2)))
            .toList();
    birds.subList(5, 8).forEach(each -> each.put("iscrowd", 1));
    birds.get(4).put("bbox", List.of(10, 10, 60, 49.9));
    coco.write();
    ClassCount bird = build(RECIPE, false).classes().get(2);
    assertThat(bird.name()).isEqualTo("bird");
    assertThat(bird.candidates()).isEqualTo(4);
    assertThat(bird.train() + bird.test()).isEqualTo(4);
    assertThat(bird.missing()).isEqualTo(2);
  }

  @Test
  void takesBoxesAtTheRecipesLimitsAndNoneBeyond() throws IOException {
    TestingCoco coco = TestingCoco.write(coco(), 4);
    List<Map<String, Object>> dogs =
        coco.annotations(CocoPart.TRAIN).stream()
            .filter(each -> each.get("category_id").equals(TestingCoco.category(5)))
            .toList();
    dogs.get(0).put("bbox", List.of(10, 10, 100, 50)); // exactly as long and as short as may be
    dogs.get(1).put("bbox", List.of(10, 10, 50, 100));
    dogs.get(2).put("bbox", List.of(10, 10, 50, 50));
    dogs.get(3).put("bbox", List.of(10, 10, 100.01, 50));
    dogs.get(4).put("bbox", List.of(10, 10, 60, 120.01));
    dogs.get(5).put("bbox", List.of(10, 10, 49.99, 60));
    dogs.get(6).put("bbox", List.of(10, 10, 60, 49.99));
    coco.annotations(CocoPart.VAL)
        .removeIf(each -> each.get("category_id").equals(TestingCoco.category(5)));
    coco.write();
    CropManifest manifest = build(new CropRecipe(16, 2, 16, 50, 2, 1), false);
    assertThat(manifest.crops().stream().filter(crop -> crop.className().equals("dog")))
        .extracting(Crop::annotationId)
        .containsExactlyInAnyOrder(
            id(dogs.get(0)), id(dogs.get(1)), id(dogs.get(2)), id(dogs.get(7)));
  }

  private static long id(Map<String, Object> annotation) {
    return (Long) annotation.get("id");
  }

  @Test
  void namesEveryFileThatIsMissing() throws IOException {
    assertThatThrownBy(() -> build(RECIPE, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("annotations/instances_train2017.json, train2017/")
        .hasMessageContaining("annotations/instances_val2017.json, val2017/ are missing")
        .hasMessageContaining("--from DIR");
    TestingCoco.write(coco(), 4);
    List<Path> photographs = new ArrayList<>();
    try (Stream<Path> files = Files.list(coco().resolve("train2017"))) {
      files.sorted().limit(30).forEach(photographs::add);
    }
    for (Path photograph : photographs) {
      Files.delete(photograph);
    }
    assertThatThrownBy(() -> build(RECIPE, false))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSizeBetween(10, 21))
        .hasMessageContaining("is missing, though the annotations name it");
    assertThat(home.resolve("coco-crop")).doesNotExist();
    assertThat(home.resolve("coco-crop.part")).doesNotExist();
  }

  @Test
  void namesEveryPhotographAndOutlineThatIsDamaged() throws IOException {
    TestingCoco coco = TestingCoco.write(coco(), 2);
    Map<String, Object> first = coco.annotations(CocoPart.TRAIN).get(0);
    first.put("segmentation", Map.of("size", List.of(2_000_000_000, 2_000_000_000), "counts", "0"));
    Map<String, Object> second = coco.annotations(CocoPart.VAL).get(6);
    second.put("segmentation", Map.of("size", List.of(160, 160), "counts", List.of(9, 9)));
    coco.images(CocoPart.VAL).get(4).put("height", 161);
    coco.write();
    Path cut = coco().resolve("val2017").resolve((String) file(coco, CocoPart.VAL, 6));
    Files.write(cut, new byte[] {1, 2, 3});
    CropRecipe everything = new CropRecipe(7, 1, 16, 50, 2, 1);
    assertThatThrownBy(() -> build(everything, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "instances_train2017.json: object "
                + first.get("id")
                + " has runs for a picture of 2000000000x2000000000 pixels")
        .hasMessageContaining("object " + second.get("id") + " has runs of 18 pixels in all")
        .hasMessageContaining("has 160x160 pixels, its annotations are for 160x161")
        .hasMessageContaining(cut + ": is not an image that is read");
    assertThat(target()).doesNotExist();
  }

  @Test
  void namesEachOfManyDamagedPhotographsOnce() throws IOException {
    TestingCoco.write(coco(), 4);
    for (CocoPart part : CocoPart.values()) {
      try (Stream<Path> files = Files.list(coco().resolve(part.images()))) {
        for (Path file : files.toList()) {
          Files.write(file, new byte[] {1, 2, 3});
        }
      }
    }
    assertThatThrownBy(() -> build(RECIPE, false))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.problems()).hasSizeBetween(20, 40).doesNotHaveDuplicates());
    assertThat(home).as("nothing was cut").isDirectoryNotContaining("glob:**coco-crop*");
  }

  private static Object file(TestingCoco coco, CocoPart part, int index) {
    return coco.images(part).get(index).get("file_name");
  }

  @Test
  void replacesOnlyWhenAskedAndOnlyItsLike() throws IOException {
    TestingCoco.write(coco(), 4);
    build(RECIPE, false);
    assertThat(build(RECIPE, false).recipe()).isEqualTo(RECIPE);
    CropRecipe other = new CropRecipe(3, 2, 16, 50, 2, 1);
    assertThatThrownBy(() -> build(other, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another recipe")
        .hasMessageContaining("--replace");
    build(other, true);
    assertThat(open("{}").labels(Part.TRAIN)).hasSize(30);
    Files.delete(target().resolve(Crops.MANIFEST));
    for (boolean replace : new boolean[] {false, true}) {
      assertThatThrownBy(() -> build(other, replace))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("no COCO-crop");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"original-train.bin", "masked-test.bin", "objects-train.bin"})
  void readsNothingThatIsNotAsItWasBuilt(String name) throws IOException {
    TestingCoco.write(coco(), 4);
    build(RECIPE, false);
    Path file = target().resolve(name);
    byte[] content = Files.readAllBytes(file);
    content[17] ^= 1;
    Files.write(file, content);
    assertThatThrownBy(
            () -> {
              all(open("{}"), Part.TRAIN);
              all(open("{masked: true}"), Part.TEST);
              open("{}").objects(Part.TRAIN, new int[] {0});
            })
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ": is damaged: its check sum is not the manifest's");
    Files.write(file, new byte[content.length - 1]);
    assertThatThrownBy(() -> open("{}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ": has " + (content.length - 1) + " bytes")
        .hasMessageContaining("--replace");
    Files.delete(file);
    assertThatThrownBy(() -> open("{}")).hasMessageContaining(file + ": is missing");
  }

  @Test
  void saysHowToBuildWhatIsNotThere() {
    assertThatThrownBy(() -> open("{}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("oddity data build coco-crop");
  }

  @Test
  void refusesAManifestThatIsDamaged() throws IOException {
    TestingCoco.write(coco(), 4);
    build(RECIPE, false);
    Path file = target().resolve(Crops.MANIFEST);
    String whole = Files.readString(file);
    for (String damaged :
        List.of(
            whole.substring(0, whole.length() / 2),
            whole.replace("\"size\":16", "\"size\":-16"),
            whole.replace("\"format\": 1", "\"format\": 2"),
            whole.replace("\"bird\",\"photograph\"", "\"brid\",\"photograph\""),
            "[]")) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> open("{}"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(file.toString());
    }
  }

  private Path coco() {
    return home.resolve("coco");
  }

  private Path target() {
    return home.resolve("coco-crop");
  }

  private CropManifest build(CropRecipe recipe, boolean replace) {
    return new CropBuilder(coco(), target(), recipe, BuildListener.NONE).build(replace);
  }

  private Dataset open(String options) {
    return TestingDatasets.open("coco-crop", options, home);
  }

  private static ImageBatch all(Dataset dataset, Part part) {
    return dataset.images(part, IntStream.range(0, dataset.labels(part).length).toArray());
  }
}
