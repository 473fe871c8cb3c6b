package org.oddity.detector.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.feature.FeatureMap;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageShape;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Patches and maps are those of PyTorch and SciPy. */
class PatchGridTest {
  private static final PretrainedReference REFERENCE = new PretrainedReference();
  private static final FeatureLayer FINE = new FeatureLayer("fine", 6, 8, 3);
  private static final FeatureLayer COARSE = new FeatureLayer("coarse", 3, 4, 4);

  @Test
  void layersAreAveragedResizedAndJoined() {
    assertPatches(grid(3, Sampling.BILINEAR), "bilinear");
    assertPatches(grid(1, Sampling.NEAREST), "nearest");
  }

  @Test
  void mapsAreResizedAndSmoothed() {
    PatchMaps maps = new PatchMaps(grid(1, Sampling.NEAREST), new ImageShape(28, 40, 3));
    double[] expected = REFERENCE.numbers("map");
    List<AnomalyMap> found = maps.of(REFERENCE.numbers("scores"));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).height()).isEqualTo(28);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found.get(0).values()[i]).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void theSmoothingIsOfFourPixelsIn224() {
    assertThat(PatchMaps.deviation(new ImageShape(224, 300, 3))).isEqualTo(4);
    assertThat(PatchMaps.deviation(new ImageShape(1024, 1024, 3))).isEqualTo(4);
    assertThat(PatchMaps.deviation(new ImageShape(56, 300, 3))).isEqualTo(1);
  }

  @Test
  void aConstantStaysOneUpToTheEdges() {
    double[] ones = new double[48];
    java.util.Arrays.fill(ones, 1);
    PatchMaps maps = new PatchMaps(grid(1, Sampling.NEAREST), new ImageShape(300, 16, 1));
    for (float value : maps.map(ones, 0).values()) {
      assertThat(value).isCloseTo(1, within(1e-6f));
    }
  }

  private static PatchGrid grid(int neighbourhood, Sampling sampling) {
    return new PatchGrid(List.of(FINE, COARSE), neighbourhood, sampling, new Parallelism(2));
  }

  private static void assertPatches(PatchGrid grid, String name) {
    Map<String, FeatureMap> features =
        Map.of(
            "fine", new FeatureMap(FINE, 2, REFERENCE.matrix("fine").values()),
            "coarse", new FeatureMap(COARSE, 2, REFERENCE.matrix("coarse").values()));
    Matrix found = grid.of(features);
    double[] expected = REFERENCE.numbers(name);
    assertThat(found.rows()).isEqualTo(2 * grid.places());
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found.values()[i]).isCloseTo(expected[i], within(1e-6));
    }
  }
}
