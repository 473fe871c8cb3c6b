package org.oddity.detector.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

class ReconstructionQualityTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 1);
  private static final ImageBatch IMAGES =
      ImageBatch.wrap(SHAPE, new float[] {0, 1, 1, 0, 0.5f, 0.5f});

  @Test
  void perfectReconstructionsExplainAll() {
    ReconstructionQuality quality = ReconstructionQuality.of(IMAGES, IMAGES);
    assertThat(quality.explainedVariance()).isEqualTo(1);
    assertThat(quality.spread()).isEqualTo(1);
    assertThat(quality.isCollapsed()).isFalse();
  }

  @Test
  void theMeanImageExplainsNothingAndIsACollapse() {
    float[] means = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f};
    ReconstructionQuality quality = ReconstructionQuality.of(IMAGES, ImageBatch.wrap(SHAPE, means));
    assertThat(quality.explainedVariance()).isCloseTo(0, within(1e-12));
    assertThat(quality.spread()).isZero();
    assertThat(quality.isCollapsed()).isTrue();
  }

  @Test
  void anyOtherConstantIsWorseThanTheMean() {
    ReconstructionQuality quality =
        ReconstructionQuality.of(IMAGES, ImageBatch.wrap(SHAPE, new float[6]));
    assertThat(quality.explainedVariance()).isCloseTo(-1.5, within(1e-9));
    assertThat(quality.isCollapsed()).isTrue();
  }

  @Test
  void halfTheDistanceFromTheMeanIsAQuarterOfTheSpread() {
    float[] halves = {0.25f, 0.75f, 0.75f, 0.25f, 0.5f, 0.5f};
    ReconstructionQuality quality =
        ReconstructionQuality.of(IMAGES, ImageBatch.wrap(SHAPE, halves));
    assertThat(quality.spread()).isCloseTo(0.25, within(1e-12));
    assertThat(quality.explainedVariance()).isCloseTo(0.75, within(1e-12));
  }
}
