package org.oddity.data.coco.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.InvalidInputException;
import org.oddity.data.coco.mask.CompressedRuns;
import org.oddity.data.coco.mask.Polygons;
import org.oddity.data.coco.mask.RunLengths;
import org.oddity.data.coco.mask.Segmentation;

class AnnotationFileTest {
  private static final String WHOLE =
      """
      {"info": {"year": 2017, "images": [1, 2]}, "licenses": [],
       "images": [
        {"license": 3, "file_name": "000000000009.jpg", "height": 480, "width": 640, "id": 9},
        {"id": 25, "width": 20, "height": 10, "file_name": "a b.jpg", "extra": {"x": [1, {}]}}],
       "annotations": [
        {"segmentation": [[1, 2.5, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]], "area": 2.5, "iscrowd": 0,
         "image_id": 9, "bbox": [1.5, 2, 3, 4], "category_id": 18, "id": 1768},
        {"segmentation": {"counts": [3, 4, 193], "size": [10, 20]}, "area": 4, "iscrowd": 1,
         "image_id": 25, "bbox": [0, 0, 1, 1], "category_id": 16, "id": 900100},
        {"segmentation": {"size": [10, 20], "counts": "k5"}, "area": 4, "iscrowd": 0,
         "image_id": 25, "bbox": [0, 0, 100, 50], "category_id": 16, "id": 5}],
       "categories": [{"supercategory": "animal", "id": 16, "name": "bird"},
                      {"supercategory": "animal", "id": 18, "name": "dog"}]}
      """;

  @TempDir Path folder;

  @Test
  void readsImagesCategoriesAndWantedObjects() throws IOException {
    AnnotationIndex index = file(WHOLE).index(object -> !object.crowd());
    assertThat(index.images())
        .containsOnlyKeys(9L, 25L)
        .containsEntry(9L, new CocoImage(9, "000000000009.jpg", 480, 640, 3));
    assertThat(index.categories()).containsEntry(16L, "bird").containsEntry(18L, "dog");
    assertThat(index.objects())
        .containsExactly(
            new CocoObject(1768, 9, 18, new Box(1.5, 2, 3, 4), false),
            new CocoObject(5, 25, 16, new Box(0, 0, 100, 50), false));
    assertThat(index.objects().get(1).box().shorterSide()).isEqualTo(50);
    assertThat(index.objects().get(1).box().elongation()).isEqualTo(2);
  }

  @Test
  void readsOutlinesOfAllForms() throws IOException {
    List<Segmentation> read = new ArrayList<>();
    file(WHOLE).segmentations(Set.of(1768L, 900100L, 5L), (id, outline) -> read.add(outline));
    assertThat(read).hasSize(3);
    assertThat(((Polygons) read.get(0)).corners())
        .containsExactly(new double[] {1, 2.5, 3, 4, 5, 6}, new double[] {7, 8, 9, 10, 11, 12});
    assertThat(((RunLengths) read.get(1)).counts()).containsExactly(3, 4, 193);
    assertThat(read.get(2)).isEqualTo(new CompressedRuns(10, 20, "k5"));
  }

  @Test
  void missesOutlinesThatAreNotThere() throws IOException {
    AnnotationFile file = file(WHOLE);
    assertThatThrownBy(() -> file.segmentations(Set.of(5L, 77L, 6L), (id, outline) -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no outline of the objects [6, 77]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 200, 500, 700, 890})
  void saysWhereABrokenFileEnds(int length) throws IOException {
    AnnotationFile file = file(WHOLE.substring(0, length));
    assertThatThrownBy(() -> file.index(object -> true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file.path().toString())
        .hasMessageMatching("(?s).*(is broken or cut off|is not a JSON object).*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\": 1768|\"id\": \"x\"|annotations[0].id: must be a whole number, was x",
        "\"id\": 1768|\"id\": 5|annotations[2].id: 5 stands twice",
        "[1.5, 2, 3, 4]|[1.5, 2, 3]|annotations[0].bbox: must be x, y, width and height",
        "[1.5, 2, 3, 4]|[1.5, 2, -3, 4]|annotations[0].bbox: must be x, y, width and height",
        "[1.5, 2, 3, 4]|[1.5, [2], 3, 4]|annotations[0].bbox: must be a list of numbers",
        "[1.5, 2, 3, 4]|7|annotations[0].bbox: must be a list of numbers, was 7",
        "000000000009.jpg|../../etc/passwd|images[0].file_name: must be the name of a file",
        "\"height\": 480|\"height\": 0|images[0]: must have an id, a file_name, a height",
        "\"height\": 480|\"height\": 9999999|images[0]: must have an id, a file_name, a height",
        "\"name\": \"bird\"|\"name\": 3|categories[0].name: must be a text, was 3",
        "\"annotations\": [|\"annotations\": [7,|annotations[0]: must be an object, was 7",
        "\"annotations\"|\"anotations\"|annotations: is missing: not a file of instances"
      })
  void saysWhereAFileIsNotOfCocosForm(String whole, String damaged, String message)
      throws IOException {
    AnnotationFile file = file(WHOLE.replace(whole, damaged));
    assertThatThrownBy(() -> file.index(object -> true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching("(?s).*\\.json(:\\d+:\\d+)?: .*")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[1, 2.5, 3, 4, 5, 6], [7|[[1, \"2.5\", 3, 4, 5, 6], [7|segmentation[0]: must be a list",
        "[[1, 2.5, 3, 4, 5, 6], [7|[4, [7|segmentation[0]: must be a list of numbers, was 4",
        "\"size\": [10, 20]}|\"size\": [10]}|segmentation: must have a size of two whole numbers",
        "\"size\": [10, 20]}|\"size\": [10, 2.5]}|segmentation: must have a size of two whole",
        "\"counts\": [3, 4, 193], ||segmentation: must have a size of two whole numbers and counts"
      })
  void saysWhichOutlineIsDamaged(String whole, String damaged, String message) throws IOException {
    AnnotationFile file = file(WHOLE.replace(whole, damaged == null ? "" : damaged));
    assertThatThrownBy(() -> file.segmentations(Set.of(1768L, 900100L, 5L), (id, outline) -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnOutlineWithoutEnd() throws IOException {
    String numbers = "1,".repeat(Fields.MOST_NUMBERS) + "1";
    AnnotationFile file = file(WHOLE.replace("3, 4, 193", numbers));
    assertThatThrownBy(() -> file.segmentations(Set.of(900100L), (id, outline) -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must be at most " + Fields.MOST_NUMBERS + " numbers");
  }

  @Test
  void stopsAfterTwentyProblems() throws IOException {
    String many = "{\"id\": 0},".repeat(1000);
    AnnotationFile file = file(WHOLE.replace("\"annotations\": [", "\"annotations\": [" + many));
    assertThatThrownBy(() -> file.index(object -> true))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(20));
  }

  private AnnotationFile file(String text) throws IOException {
    return new AnnotationFile(Files.writeString(folder.resolve("instances.json"), text));
  }
}
