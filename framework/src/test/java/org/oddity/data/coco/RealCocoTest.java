package org.oddity.data.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageBatch;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;
import org.oddity.data.coco.annotation.AnnotationFile;
import org.oddity.data.coco.annotation.AnnotationIndex;
import org.oddity.data.coco.annotation.CocoImage;
import org.oddity.data.coco.annotation.CocoObject;
import org.oddity.data.coco.mask.DamagedSegmentationException;
import org.oddity.data.stored.Digests;

/** COCO's own files, or a selection of them, where ODDITY_DATA says they lie. */
class RealCocoTest {
  @TempDir Path folder;

  @Test
  void drawsEveryMaskAsPycocotoolsDoes() throws IOException {
    Path coco = coco();
    List<String> actual = new ArrayList<>();
    for (CocoPart part : CocoPart.values()) {
      AnnotationFile file = new AnnotationFile(coco.resolve(part.annotations()));
      AnnotationIndex index = file.index(object -> true);
      Set<Long> ids = new LinkedHashSet<>();
      index.objects().forEach(object -> ids.add(object.id()));
      MessageDigest digest = Digests.sha256();
      List<CocoObject> objects = index.objects();
      int[] next = {0};
      file.segmentations(
          ids,
          (id, outline) -> {
            CocoObject object = objects.get(next[0]++);
            assertThat(object.id()).isEqualTo(id);
            CocoImage image = index.images().get(object.imageId());
            try {
              boolean[] pixels = outline.mask(image.height(), image.width()).pixels();
              byte[] bytes = new byte[pixels.length];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (pixels[i] ? 1 : 0);
              }
              digest.update(bytes);
            } catch (DamagedSegmentationException e) {
              throw new AssertionError("object " + id, e);
            }
          });
      actual.add(
          part.images() + " " + objects.size() + " " + HexFormat.of().formatHex(digest.digest()));
    }
    assumeTrue(actual.get(0).startsWith("train2017 494 "), "another selection of COCO's files");
    assertThat(actual).isEqualTo(digests());
  }

  private static List<String> digests() throws IOException {
    try (InputStream in =
        RealCocoTest.class.getResourceAsStream("/org/oddity/data/coco/pycocotools_digests.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void buildsBothSetsOfPhotographs() throws IOException {
    Path coco = coco();
    CropManifest manifest =
        new CropBuilder(
                coco,
                folder.resolve("coco-crop"),
                new CropRecipe(500, 50, 32, 50, 2, 1),
                BuildListener.NONE)
            .build(false);
    int fitting = manifest.classes().stream().mapToInt(each -> each.candidates()).sum();
    assertThat(fitting).isEqualTo(136);
    assertThat(manifest.crops()).as("all of classes that fall short").hasSize(fitting);
    assertThat(manifest.count(Part.TRAIN)).as("as published").isEqualTo(97);
    assertThat(manifest.count(Part.TEST)).isEqualTo(39);
    for (Part part : Part.values()) {
      ImageBatch original = all(open("{}"), part);
      ImageBatch masked = all(open("{masked: true}"), part);
      assertThat(masked.count()).isEqualTo(original.count()).isPositive();
      boolean[][] objects = objects(open("{}"), part);
      for (int i = 0; i < original.count(); i++) {
        assertThat(brightness(masked.image(i))).isLessThanOrEqualTo(brightness(original.image(i)));
        int area = 0;
        for (boolean pixel : objects[i]) {
          area += pixel ? 1 : 0;
        }
        assertThat(area).isBetween(50, 1024);
      }
    }
  }

  private static double brightness(float... pixels) {
    double sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum;
  }

  private static Path coco() {
    String named = System.getenv(DataHome.VARIABLE);
    assumeTrue(named != null, "ODDITY_DATA is not set: no real data to read");
    Path coco = Path.of(named, "coco");
    for (CocoPart part : CocoPart.values()) {
      assumeTrue(
          Files.exists(coco.resolve(part.annotations())),
          "coco/" + part.annotations() + " is not under ODDITY_DATA");
    }
    return coco;
  }

  private Dataset open(String options) {
    return TestingDatasets.open("coco-crop", options, folder);
  }

  private static int[] places(Dataset dataset, Part part) {
    return IntStream.range(0, dataset.labels(part).length).toArray();
  }

  private static ImageBatch all(Dataset dataset, Part part) {
    return dataset.images(part, places(dataset, part));
  }

  private static boolean[][] objects(Dataset dataset, Part part) {
    return dataset.objects(part, places(dataset, part)).orElseThrow();
  }
}
