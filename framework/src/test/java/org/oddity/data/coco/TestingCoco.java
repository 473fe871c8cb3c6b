package org.oddity.data.coco;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.oddity.data.DataHome;
import org.oddity.data.TestingDatasets;

/**
 * A drawn COCO in its publisher's layout: each photograph is noise and holds two objects of the
 * same class, squares of the class's own grey; names end in {@code .png} for the sake of exact
 * pixels.
 */
public final class TestingCoco {
  /** Rows and columns of each photograph. */
  public static final int SIDE = 160;

  /** Rows and columns of each object. */
  public static final int OBJECT = 60;

  private final Path root;
  private final Map<String, List<Map<String, Object>>> images = new LinkedHashMap<>();
  private final Map<String, List<Map<String, Object>>> annotations = new LinkedHashMap<>();
  private long numbers;

  /** Starts an empty one. */
  public TestingCoco(Path root) {
    this.root = root;
    for (CocoPart part : CocoPart.values()) {
      images.put(part.images(), new ArrayList<>());
      annotations.put(part.images(), new ArrayList<>());
    }
  }

  /** Writes a whole one: this many photographs of each class in each of the two parts. */
  public static TestingCoco write(Path root, int photographs) throws IOException {
    TestingCoco coco = new TestingCoco(root);
    for (CocoPart part : CocoPart.values()) {
      for (int label = 0; label < CropRecipe.CLASSES.size(); label++) {
        for (int i = 0; i < photographs; i++) {
          coco.photograph(part, label);
        }
      }
    }
    coco.write();
    return coco;
  }

  /** Builds one crop of each class to test, and some to train, into a data home. */
  public static CropManifest build(Path home, int train) throws IOException {
    write(home.resolve("coco"), train);
    return new CropBuilder(
            home.resolve("coco"),
            new DataHome(home).folder("coco-crop"),
            new CropRecipe(train, 1, 8, 50, 2, 1),
            BuildListener.NONE)
        .build(false);
  }

  /** Returns the grey of a class's objects. */
  public static int grey(int label) {
    return 60 + 18 * label;
  }

  /** Adds a photograph of two objects of a class: the first by polygon, the second by runs. */
  void photograph(CocoPart part, int label) throws IOException {
    long image = ++numbers;
    String name = String.format("%012d.png", image);
    SplittableRandom random = new SplittableRandom(image);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < SIDE * SIDE * 3; i++) {
      picture.getRaster().setSample(i / 3 % SIDE, i / 3 / SIDE, i % 3, random.nextInt(256));
    }
    for (int from : new int[] {10, 90}) {
      for (int i = 0; i < OBJECT * OBJECT * 3; i++) {
        int pixel = i / 3;
        picture
            .getRaster()
            .setSample(from + pixel % OBJECT, from + pixel / OBJECT, i % 3, grey(label));
      }
    }
    TestingDatasets.png(root.resolve(part.images()).resolve(name), picture);
    images
        .get(part.images())
        .add(
            new LinkedHashMap<>(
                Map.of(
                    "license", 4, "file_name", name, "height", SIDE, "width", SIDE, "id", image)));
    List<Integer> corners = List.of(10, 10, 70, 10, 70, 70, 10, 70);
    annotate(part, image, label, 10, List.of(corners));
    annotate(part, image, label, 90, runs(90));
  }

  private static Map<String, Object> runs(int from) {
    List<Integer> counts = new ArrayList<>();
    counts.add(from * SIDE + from);
    for (int column = 0; column < OBJECT; column++) {
      counts.add(OBJECT);
      counts.add(SIDE - OBJECT);
    }
    int last = counts.size() - 1;
    counts.set(last, SIDE * SIDE - (from + OBJECT - 1) * SIDE - from - OBJECT);
    return Map.of("size", List.of(SIDE, SIDE), "counts", counts);
  }

  /** Adds an object to a photograph. */
  Map<String, Object> annotate(
      CocoPart part, long image, int label, int from, Object segmentation) {
    Map<String, Object> annotation = new LinkedHashMap<>();
    annotation.put("segmentation", segmentation);
    annotation.put("area", (double) OBJECT * OBJECT);
    annotation.put("iscrowd", 0);
    annotation.put("image_id", image);
    annotation.put("bbox", List.of(from, from, OBJECT, OBJECT));
    annotation.put("category_id", category(label));
    annotation.put("id", 1000 + ++numbers);
    annotations.get(part.images()).add(annotation);
    return annotation;
  }

  /** COCO's numbers have gaps, too. */
  static int category(int label) {
    return 3 * label + 5;
  }

  List<Map<String, Object>> images(CocoPart part) {
    return images.get(part.images());
  }

  List<Map<String, Object>> annotations(CocoPart part) {
    return annotations.get(part.images());
  }

  /** Writes the files of annotations, in the order of COCO's. */
  void write() throws IOException {
    List<Map<String, Object>> categories = new ArrayList<>();
    categories.add(Map.of("supercategory", "person", "id", 1, "name", "person"));
    for (int label = 0; label < CropRecipe.CLASSES.size(); label++) {
      categories.add(
          Map.of(
              "supercategory",
              "drawn",
              "id",
              category(label),
              "name",
              CropRecipe.CLASSES.get(label)));
    }
    for (CocoPart part : CocoPart.values()) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("info", Map.of("description", "drawn"));
      all.put("licenses", List.of(Map.of("id", 4, "name", "Attribution License")));
      all.put("images", images.get(part.images()));
      all.put("annotations", annotations.get(part.images()));
      all.put("categories", categories);
      Path file = root.resolve(part.annotations());
      Files.createDirectories(file.getParent());
      Files.createDirectories(root.resolve(part.images()));
      Files.write(file, JsonMapper.builder().build().writeValueAsBytes(all));
    }
  }
}
