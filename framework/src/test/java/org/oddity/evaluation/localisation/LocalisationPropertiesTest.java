package org.oddity.evaluation.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.AnomalyMap;
import org.oddity.evaluation.UnusableScoresException;

class LocalisationPropertiesTest {
  private static final int SIDE = 24;

  /** A change of one value. */
  private interface Change {
    double of(double value);
  }

  /** Some images with two square defects each, the first without. */
  private record Images(List<float[]> maps, List<boolean[]> masks) {
    static Images draw(long seed, int count, double shift, double steps) {
      Random random = new Random(seed);
      Images images = new Images(new ArrayList<>(), new ArrayList<>());
      for (int image = 0; image < count; image++) {
        boolean[] mask = new boolean[SIDE * SIDE];
        float[] map = new float[mask.length];
        int size = 2 + random.nextInt(6);
        for (int i = 0; i < mask.length; i++) {
          int row = i / SIDE;
          int column = i % SIDE;
          boolean large = row < size && column < size;
          boolean small = row > 20 && column > 20;
          mask[i] = image > 0 && (large || small);
          map[i] =
              (float) (Math.rint(steps * (random.nextGaussian() + (mask[i] ? shift : 0))) / steps);
        }
        images.maps.add(map);
        images.masks.add(mask);
      }
      return images;
    }

    Images changed(Change change) {
      List<float[]> changed = new ArrayList<>();
      for (float[] map : maps) {
        float[] values = new float[map.length];
        for (int i = 0; i < map.length; i++) {
          values[i] = (float) change.of(map[i]);
        }
        changed.add(values);
      }
      return new Images(changed, masks);
    }

    Images perfect() {
      List<float[]> perfect = new ArrayList<>();
      for (boolean[] mask : masks) {
        float[] values = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
          values[i] = mask[i] ? 1 : 0;
        }
        perfect.add(values);
      }
      return new Images(perfect, masks);
    }

    Images backwards() {
      List<float[]> otherMaps = new ArrayList<>(maps);
      List<boolean[]> otherMasks = new ArrayList<>(masks);
      java.util.Collections.reverse(otherMaps);
      java.util.Collections.reverse(otherMasks);
      return new Images(otherMaps, otherMasks);
    }

    RankedPixels ranked() {
      RankedPixels.Collector collector = new RankedPixels.Collector(maps.size() * SIDE * SIDE);
      for (int i = 0; i < maps.size(); i++) {
        collector.add(new AnomalyMap(SIDE, SIDE, maps.get(i)), masks.get(i));
      }
      return collector.rank();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void turningTheMapsRoundTurnsTheAreaRound(long seed) {
    Images images = Images.draw(seed, 5, 0.7, 6);
    double turned = PixelAuroc.of(images.changed(value -> -value).ranked());
    assertThat(turned).isCloseTo(1 - PixelAuroc.of(images.ranked()), within(1e-15));
  }

  @Test
  void turningTheMapsRoundTurnsTheWholeOverlapRound() {
    Images images = Images.draw(7, 5, 0.7, 6);
    double turned = PerRegionOverlap.of(images.changed(value -> -value).ranked(), 1);
    assertThat(turned).isCloseTo(1 - PerRegionOverlap.of(images.ranked(), 1), within(1e-12));
  }

  @Test
  void noRisingMapChangesAFigure() {
    Images images = Images.draw(8, 6, 1, 10);
    LocalisationEvaluation plain = LocalisationEvaluation.of(images.ranked());
    for (Change change : List.<Change>of(Math::exp, v -> 3 * v - 100, v -> v * v * v)) {
      LocalisationEvaluation moved = LocalisationEvaluation.of(images.changed(change).ranked());
      assertThat(moved.auroc()).isEqualTo(plain.auroc());
      assertThat(moved.aupr()).isEqualTo(plain.aupr());
      assertThat(moved.aupro()).isEqualTo(plain.aupro());
      assertThat(moved.bestF1().f1()).isEqualTo(plain.bestF1().f1());
      assertThat(moved.bestF1().oracleThreshold())
          .isEqualTo((float) change.of(plain.bestF1().oracleThreshold()));
    }
  }

  @Test
  void theOrderOfTheImagesChangesNoFigure() {
    Images images = Images.draw(9, 6, 1, 10);
    LocalisationEvaluation plain = LocalisationEvaluation.of(images.ranked());
    LocalisationEvaluation other = LocalisationEvaluation.of(images.backwards().ranked());
    assertThat(other.auroc()).isEqualTo(plain.auroc());
    assertThat(other.aupro()).isCloseTo(plain.aupro(), within(1e-12));
    assertThat(other.bestF1()).isEqualTo(plain.bestF1());
  }

  @Test
  void perfectAndWrongMapsHaveTheirKnownFigures() {
    Images perfect = Images.draw(10, 4, 1, 10).perfect();
    LocalisationEvaluation best = LocalisationEvaluation.of(perfect.ranked());
    assertThat(best.auroc()).isEqualTo(1);
    assertThat(best.aupr()).isEqualTo(1);
    assertThat(best.aupro()).isCloseTo(1, within(1e-12));
    assertThat(best.bestF1()).isEqualTo(new BestF1(1, 1));
    assertThat(best.regions()).isEqualTo(6);
    LocalisationEvaluation worst = LocalisationEvaluation.of(perfect.changed(v -> -v).ranked());
    assertThat(worst.auroc()).isZero();
    assertThat(worst.aupro()).isZero();
    assertThat(worst.bestF1().f1()).isBetween(0.0, 0.3);
  }

  @Test
  void guessingGivesAHalfOfTheAreaAndHalfTheLimitOfTheOverlap() {
    RankedPixels ranked = Images.draw(11, 300, 0, 1e6).ranked();
    assertThat(PixelAuroc.of(ranked)).isCloseTo(0.5, within(0.02));
    assertThat(PerRegionOverlap.of(ranked, 0.3)).isCloseTo(0.15, within(0.02));
  }

  /** A map that finds nothing but the large defect is nearly perfect by pixels, half by regions. */
  @Test
  void aSmallRegionCountsAsMuchAsALargeOne() {
    boolean[] mask = new boolean[400];
    float[] map = new float[400];
    for (int i = 0; i < 99; i++) {
      mask[i] = true;
      map[i] = 1;
    }
    mask[399] = true;
    map[399] = -1;
    RankedPixels.Collector collector = new RankedPixels.Collector(400);
    collector.add(new AnomalyMap(20, 20, map), mask);
    RankedPixels ranked = collector.rank();
    assertThat(PixelAuroc.of(ranked)).isEqualTo(0.99);
    assertThat(PerRegionOverlap.of(ranked, 0.3)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void negativeAndPositiveZeroAreOneScore() {
    RankedPixels.Collector collector = new RankedPixels.Collector(4);
    collector.add(
        new AnomalyMap(1, 4, new float[] {-0f, 0f, -1, 1}),
        new boolean[] {true, false, false, true});
    assertThat(PixelAuroc.of(collector.rank())).isEqualTo(0.875);
  }

  @Test
  void whatCannotBeRankedIsRefused() {
    AnomalyMap broken = new AnomalyMap(2, 2, new float[] {1, 2, Float.NaN, 4});
    AnomalyMap flat = new AnomalyMap(2, 2, new float[4]);
    boolean[] mask = {false, false, false, true};
    assertThatThrownBy(() -> new RankedPixels.Collector(4).add(broken, mask))
        .isInstanceOf(UnusableScoresException.class)
        .hasMessage("the anomaly map of test image 0 is NaN in row 1, column 0");
    assertThatThrownBy(() -> ranked(flat, mask))
        .isInstanceOf(UnusableScoresException.class)
        .hasMessageContaining("all 4 pixels are 0.0");
    assertThatThrownBy(() -> ranked(flat, new boolean[4]))
        .hasMessage("there are 0 anomalous pixels among 4");
    assertThatThrownBy(() -> new RankedPixels.Collector(8).add(flat, new boolean[3]))
        .hasMessage("a map of 4 pixels with a mask of 3, where 8 of 8 are left");
    assertThatThrownBy(() -> new RankedPixels.Collector(8).rank())
        .hasMessage("0 pixels came, announced were 8");
    RankedPixels ranked = Images.draw(1, 2, 1, 4).ranked();
    assertThatThrownBy(() -> PerRegionOverlap.of(ranked, 0)).hasMessageContaining("(0, 1]");
  }

  private static RankedPixels ranked(AnomalyMap map, boolean[] mask) {
    RankedPixels.Collector collector = new RankedPixels.Collector(mask.length);
    collector.add(map, mask);
    return collector.rank();
  }

  @Test
  void regionsTouchAtCornersAndDoNotGoRoundTheEdge() {
    boolean[] mask = new boolean[20];
    for (int pixel : new int[] {0, 6, 9, 10, 18}) {
      mask[pixel] = true;
    }
    // columns of five: (0,0)-(1,1)-(2,0) by corners; (1,4) by itself; (3,3) by itself
    ConnectedRegions regions = ConnectedRegions.of(mask, 5);
    assertThat(regions.count()).isEqualTo(3);
    assertThat(regions.sizes()).containsExactly(3, 1, 1);
    assertThat(regions.labels()[10]).isEqualTo(1);
    assertThat(regions.labels()[9]).isEqualTo(2);
    boolean[] whole = new boolean[300 * 200];
    java.util.Arrays.fill(whole, true);
    assertThat(ConnectedRegions.of(whole, 200).sizes()).containsExactly(whole.length);
    assertThat(ConnectedRegions.of(new boolean[6], 3).count()).isZero();
    assertThatThrownBy(() -> ConnectedRegions.of(new boolean[7], 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
