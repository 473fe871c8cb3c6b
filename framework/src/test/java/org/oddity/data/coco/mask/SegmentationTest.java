package org.oddity.data.coco.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentationTest {
  private static final int REFERENCES = 87;

  /** What {@code pycocotools_masks.py} wrote. */
  static List<JsonNode> references() throws IOException {
    try (InputStream in =
        SegmentationTest.class.getResourceAsStream(
            "/org/oddity/data/coco/pycocotools_masks.json")) {
      List<JsonNode> cases = new ArrayList<>();
      JsonMapper.builder().build().readTree(in).forEach(cases::add);
      return cases;
    }
  }

  @Test
  void thereAreReferencesOfEveryForm() throws IOException {
    assertThat(references()).hasSize(REFERENCES);
  }

  @ParameterizedTest
  @MethodSource("references")
  void drawsTheVeryPixelsOfPycocotools(JsonNode reference) throws DamagedSegmentationException {
    int height = reference.get("height").intValue();
    int width = reference.get("width").intValue();
    ObjectMask mask = segmentation(reference.get("segmentation")).mask(height, width);
    assertThat(columnRuns(mask)).containsExactly(numbers(reference.get("mask")));
  }

  private static Segmentation segmentation(JsonNode json) {
    if (json.isArray()) {
      List<double[]> polygons = new ArrayList<>();
      json.forEach(
          polygon -> {
            double[] corners = new double[polygon.size()];
            Arrays.setAll(corners, i -> polygon.get(i).doubleValue());
            polygons.add(corners);
          });
      return new Polygons(polygons);
    }
    long height = json.get("size").get(0).longValue();
    long width = json.get("size").get(1).longValue();
    JsonNode counts = json.get("counts");
    return counts.isTextual()
        ? new CompressedRuns(height, width, counts.textValue())
        : new RunLengths(height, width, numbers(counts));
  }

  private static long[] numbers(JsonNode list) {
    long[] numbers = new long[list.size()];
    Arrays.setAll(numbers, i -> list.get(i).longValue());
    return numbers;
  }

  private static long[] columnRuns(ObjectMask mask) {
    List<Long> lengths = new ArrayList<>();
    boolean inside = false;
    long length = 0;
    for (int column = 0; column < mask.width(); column++) {
      for (int row = 0; row < mask.height(); row++) {
        if (mask.covers(row, column) != inside) {
          lengths.add(length);
          inside = !inside;
          length = 0;
        }
        length++;
      }
    }
    lengths.add(length);
    return lengths.stream().mapToLong(Long::longValue).toArray();
  }

  static Stream<Segmentation> damaged() {
    return Stream.of(
        new Polygons(List.of()),
        new Polygons(List.of(new double[] {1, 1, 2, 2})),
        new Polygons(List.of(new double[] {1, 1, 2, 2, 3, 3, 4})),
        new Polygons(List.of(new double[] {1, 1, 2, 2, 1e9, 3})),
        new Polygons(List.of(new double[] {1, 1, 2, 2, Double.NaN, 3})),
        new RunLengths(4, 5, new long[] {24}),
        new RunLengths(4, 6, new long[] {23}),
        new RunLengths(4, 6, new long[] {25}),
        new RunLengths(4, 6, new long[] {20, -3, 7}),
        new RunLengths(4, 6, new long[] {Long.MAX_VALUE, Long.MAX_VALUE, 26}),
        new RunLengths(4_000_000_000L, 6_000_000_000L, new long[] {24}),
        new CompressedRuns(4, 6, ""),
        new CompressedRuns(4, 6, "h"),
        new CompressedRuns(4, 6, "!"),
        new CompressedRuns(4, 6, "oooooooooo"));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void refusesWhatDoesNotFitThePicture(Segmentation damaged) {
    assertThatThrownBy(() -> damaged.mask(4, 6))
        .isInstanceOf(DamagedSegmentationException.class)
        .hasMessageStartingWith("has ");
  }

  @Test
  void leavesEveryPixelOutOfAnEmptyOutline() throws DamagedSegmentationException {
    assertThat(new RunLengths(4, 6, new long[] {24}).mask(4, 6).area()).isZero();
    assertThat(new RunLengths(4, 6, new long[] {0, 24}).mask(4, 6).area()).isEqualTo(24);
  }
}
