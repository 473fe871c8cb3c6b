package org.oddity.detector.classical.lbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.evaluation.RocCurve;
import org.oddity.tensor.Parallelism;

final class LbpTest {
  private static final ImageShape SHAPE = new ImageShape(14, 12, 3);

  private final ImageBatch normals = TestingImages.stripes(SHAPE, 90, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{cells: 2}",
        "{cells: 1, radius: 2, neighbours: 16, mapping: rotation-invariant-uniform}",
        "{cells: 2, back-end: {kind: nearest-neighbour, distance: l1, neighbours: 3}}",
        "{cells: 3, back-end: {kind: nearest-neighbour, distance: hellinger}}",
        "{cells: 2, back-end: gaussian, mapping: rotation-invariant-uniform}",
        "{cells: 2, back-end: gaussian, preprocess: [{kind: pca, variance: 0.9}]}"
      })
  void tellsNoiseFromStripesTheSameBitsAloneAndRestored(String options) {
    TestingFactories<?> lbp = TestingFactories.of("lbp", options);
    FittedDetector fitted = lbp.fit(normals, 1);
    LabelledImages test =
        TestingImages.labelled(
            TestingImages.stripes(SHAPE, 30, 2), TestingImages.noise(SHAPE, 30, 3));
    double[] scores = fitted.score(test.images()).values();
    assertThat(RocCurve.of(scores, test.anomalous()).area()).isGreaterThan(0.95);
    assertThat(TestingFactories.scoredOneByOne(fitted, test.images()).values()).isEqualTo(scores);
    assertThat(lbp.restore(fitted.state()).score(test.images()).values()).isEqualTo(scores);
  }

  @Test
  void aTrainingImageIsItsOwnNearest() {
    FittedDetector fitted = TestingFactories.of("lbp", "{}").fit(normals, 1);
    assertThat(fitted.score(normals).values()).containsOnly(0);
  }

  @Test
  void eachCellHasAHistogramOfItsOwn() {
    // left half even, right half striped from top to bottom
    ImageShape shape = new ImageShape(10, 10, 1);
    float[] pixels = new float[100];
    for (int i = 0; i < 100; i++) {
      pixels[i] = i % 10 < 5 ? 0.5f : i / 10 % 2;
    }
    LbpOptions options =
        new LbpOptions(
            1,
            8,
            LbpMapping.ROTATION_INVARIANT_UNIFORM,
            2,
            List.of(),
            new LbpBackEnd.NearestNeighbour(1, HistogramDistance.L1));
    ImageBatch histograms =
        new LbpHistograms(TestingFactories.bound(Parallelism.class), options)
            .of(ImageBatch.wrap(shape, pixels));
    assertThat(histograms.shape()).isEqualTo(new ImageShape(2, 2, 10));
    for (int cell = 0; cell < 4; cell++) {
      float[] bins = Arrays.copyOfRange(histograms.pixels(), cell * 10, cell * 10 + 10);
      double sum = 0;
      for (float bin : bins) {
        sum += bin;
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
      // all ones: an even surface. The column at the seam is all that can differ on the left
      assertThat(bins[8]).isBetween(cell % 2 == 0 ? 0.75f : 0f, cell % 2 == 0 ? 1f : 0.6f);
    }
  }

  @Test
  void moreTrainingImagesThanABlockAreAllLookedAt() {
    ImageBatch many = TestingImages.noise(new ImageShape(6, 6, 1), 2500, 5);
    FittedDetector fitted = TestingFactories.of("lbp", "{cells: 1}").fit(many, 1);
    assertThat(fitted.score(many.select(new int[] {0, 1023, 1024, 2047, 2048, 2499})).values())
        .containsOnly(0);
  }

  @Test
  void imagesSmallerThanTheCircleAndTheGridAreAConflict() {
    TestingFactories<?> lbp = TestingFactories.of("lbp", "{radius: 3, cells: 1}");
    assertThat(lbp.conflicts(new ImageShape(7, 7, 1))).isEmpty();
    assertThat(lbp.conflicts(new ImageShape(7, 6, 1)))
        .singleElement()
        .asString()
        .contains("radius 3", "7x7", "7x6x1");
  }

  @Test
  void wrongOptionsAreRefusedAllAtOnce() {
    assertThatThrownBy(
            () -> TestingFactories.of("lbp", "{neighbours: 9, radius: 0, preprocess: [gcn]}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("neighbours: must be 8 or 16, was 9")
        .hasMessageContaining("radius: must be between 1 and 1000, was 0")
        .hasMessageContaining("preprocess: must be empty for the distances");
  }
}
