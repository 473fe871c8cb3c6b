package org.oddity.detector.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

class MapHealthTest {
  private static final ImageShape PAIR = new ImageShape(1, 2, 1);

  private static final ImageShape COLOURED_PAIR = new ImageShape(1, 2, 3);

  /** What is told of maps over white images. */
  private static Map<String, Double> told(float... pixels) {
    float[] white = new float[pixels.length];
    Arrays.fill(white, 1);
    return told(ImageBatch.wrap(PAIR, white), pixels);
  }

  private static Map<String, Double> told(ImageBatch images, float... pixels) {
    Map<String, Double> health = new LinkedHashMap<>();
    MapHealth.tell(images, ImageBatch.wrap(PAIR, pixels), health);
    return health;
  }

  @Test
  void meanSpreadAndEntropyAreThoseOfTheDefinitions() {
    Map<String, Double> health = told(0.2f, 0.6f, 0.5f, 0.5f);
    assertThat(health.get(MapHealth.MEAN)).isCloseTo(0.45, within(1e-6));
    // 0.2 within the first map, nothing within the second.
    assertThat(health.get(MapHealth.SPREAD)).isCloseTo(0.1, within(1e-6));
    // SciPy 1.17.1: entropy([0.2, 0.8]), entropy([0.6, 0.4]) and twice ln 2.
    double expected = (0.5004024235381879 + 0.6730116670092565 + 2 * Math.log(2)) / 4;
    assertThat(health.get(MapHealth.ENTROPY)).isCloseTo(expected, within(1e-6));
    assertThat(told(0, 1).get(MapHealth.ENTROPY)).isZero();
  }

  @Test
  void lightIsTheShareThatIsLeftOfAllChannels() {
    ImageBatch image =
        ImageBatch.wrap(COLOURED_PAIR, new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.5f});
    // 0.25 · 0.6 + 0.5 · 1.4 of 2
    assertThat(told(image, 0.25f, 0.5f).get(MapHealth.LIGHT)).isCloseTo(0.425, within(1e-6));
    assertThat(told(ImageBatch.wrap(PAIR, new float[2]), 0, 1)).doesNotContainKey(MapHealth.LIGHT);
  }

  @Test
  void aMapOfTheBlackBackgroundIsNamed() {
    ImageBatch stroke = ImageBatch.wrap(PAIR, new float[] {0, 1});
    assertThat(MapHealth.warnings(told(stroke, 0.98f, 0.02f)))
        .containsOnlyKeys("map-hides-light")
        .hasEntrySatisfying(
            "map-hides-light", sentence -> assertThat(sentence).contains("0.020 of the light"));
    assertThat(MapHealth.warnings(told(stroke, 0.02f, 0.98f))).isEmpty();
  }

  @Test
  void differenceIsTheDeviationOfEachPixelBetweenMaps() {
    // 0.1 of the first pixel, 0.3 of the second.
    assertThat(told(0.2f, 0.2f, 0.4f, 0.8f).get(MapHealth.DIFFERENCE)).isCloseTo(0.2, within(1e-6));
    assertThat(told(0.2f, 0.6f)).doesNotContainKey(MapHealth.DIFFERENCE);
  }

  @Test
  void aMapThatIsTheSameForAllImagesIsNamed() {
    assertThat(MapHealth.warnings(told(0.1f, 0.9f, 0.11f, 0.91f)))
        .containsOnlyKeys("map-same-for-all")
        .hasEntrySatisfying(
            "map-same-for-all", sentence -> assertThat(sentence).contains("deviation of 0.005"));
    assertThat(MapHealth.warnings(told(0.1f, 0.9f, 0.9f, 0.1f))).isEmpty();
  }

  @Test
  void everyTrivialMapHasItsName() {
    assertThat(MapHealth.warnings(told(0.999f, 0.98f))).containsOnlyKeys("map-all-ones");
    assertThat(MapHealth.warnings(told(0.001f, 0.02f))).containsOnlyKeys("map-all-zeros");
    assertThat(MapHealth.warnings(told(0.4f, 0.41f)))
        .hasEntrySatisfying(
            "map-constant", sentence -> assertThat(sentence).contains("deviation of 0.005"));
    assertThat(MapHealth.warnings(told(0.1f, 0.9f))).isEmpty();
    assertThat(MapHealth.warnings(Map.of())).isEmpty();
  }
}
