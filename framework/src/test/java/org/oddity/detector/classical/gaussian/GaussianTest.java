package org.oddity.detector.classical.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.TestingFactories;

class GaussianTest {
  @Test
  void imagesThatDoNotDifferHaveNoGaussian() {
    ImageBatch same = ImageBatch.wrap(new ImageShape(2, 2, 1), new float[12]);
    assertThatThrownBy(() -> TestingFactories.of("gaussian", "{}").fit(same, 1))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("cannot be inverted");
  }

  @Test
  void aCovarianceOfTooManyFeaturesIsRefusedBeforeAnythingRuns() {
    ImageShape large = new ImageShape(224, 224, 3);
    assertThat(TestingFactories.of("gaussian", "{}").conflicts(large))
        .singleElement()
        .asString()
        .contains("a covariance of 150528 features is too large", "add pca or resize");
    assertThat(
            TestingFactories.of("gaussian", "{preprocess: {kind: resize, height: 32, width: 32}}")
                .conflicts(large))
        .isEmpty();
    assertThat(
            TestingFactories.of("gaussian", "{preprocess: {kind: pca, components: 50}}")
                .conflicts(large))
        .isEmpty();
  }

  @Test
  void aRidgeMustBePositive() {
    assertThatThrownBy(
            () -> TestingFactories.of("gaussian", "{shrinkage: {kind: ridge, share: 0}}"))
        .hasMessageContaining("shrinkage.share: must be above 0, was 0");
  }
}
