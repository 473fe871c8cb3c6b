package org.oddity.detector.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.oddity.config.InvalidOptionsException;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.Workload;
import org.oddity.tensor.Matrix;

class PreprocessingTest {
  private static final PreprocessingStep GCN = new PreprocessingStep.Gcn(PreprocessingStep.Norm.L1);
  private static final PreprocessingStep MIN_MAX = new PreprocessingStep.MinMax(false);
  private static final PreprocessingStep PCA =
      new PreprocessingStep.Pca(0.9, Optional.empty(), false);

  private final Preprocessing preprocessing = TestingFactories.bound(Preprocessing.class);

  @Test
  void withoutStepsImagesAreTheirPixels() {
    ImageBatch images = noise(3, new ImageShape(2, 2, 1));
    Preprocessing.Fit fit = preprocessing.fit(List.of(), images);
    assertThat(fit.features().values()).isSameAs(images.pixels());
    assertThat(fit.preprocessing().apply(images).values()).isSameAs(images.pixels());
  }

  @Test
  void trainingFeaturesAreThoseThatApplyGives() {
    ImageBatch images = noise(2500, new ImageShape(4, 4, 3));
    float[] before = images.pixels().clone();
    Preprocessing.Fit fit = preprocessing.fit(List.of(GCN, MIN_MAX, PCA), images);
    assertThat(fit.preprocessing().apply(images).values()).isEqualTo(fit.features().values());
    assertThat(images.pixels()).isEqualTo(before);
  }

  @Test
  void aRestoredPreprocessingGivesTheSameBits() {
    ImageBatch images = noise(40, new ImageShape(6, 4, 3));
    List<PreprocessingStep> steps =
        List.of(
            new PreprocessingStep.Resize(3, 3),
            new PreprocessingStep.Grey(),
            new PreprocessingStep.Standardise(),
            new PreprocessingStep.MinMax(true),
            GCN,
            new PreprocessingStep.Pca(0.5, Optional.of(4), true));
    FittedPreprocessing fitted = preprocessing.fit(steps, images).preprocessing();
    FittedPreprocessing restored = preprocessing.restore(steps, fitted.state());
    assertThat(restored.apply(images).values()).isEqualTo(fitted.apply(images).values());
    assertThat(restored.apply(images).columns()).isEqualTo(4);
  }

  @Test
  void aConstantImageOrFeatureBecomesZeros() {
    float[] pixels = new float[3 * 48];
    java.util.Arrays.fill(pixels, 0.1f);
    pixels[50] = 0.7f;
    ImageBatch images = ImageBatch.wrap(new ImageShape(4, 4, 3), pixels);
    assertThat(preprocessing.fit(List.of(GCN), images).features().row(0)).containsOnly(0f);
    for (PreprocessingStep step :
        List.of(new PreprocessingStep.Standardise(), new PreprocessingStep.MinMax(true))) {
      Matrix features = preprocessing.fit(List.of(step), images).features();
      assertThat(features.row(2)[7]).isCloseTo(0f, within(1e-6f));
      assertThat(features.row(1)[2]).isGreaterThan(0.9f);
    }
  }

  @Test
  void trainingValuesFillTheRangeFromZeroToOne() {
    ImageBatch images = noise(20, new ImageShape(3, 3, 1));
    Matrix features = preprocessing.fit(List.of(GCN, MIN_MAX), images).features();
    float least = Float.MAX_VALUE;
    float greatest = -Float.MAX_VALUE;
    for (float value : features.values()) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    assertThat(least).isZero();
    assertThat(greatest).isEqualTo(1);
  }

  @Test
  void greyWeighsTheColoursAndLeavesGreyAlone() {
    ImageBatch colours = ImageBatch.wrap(new ImageShape(1, 1, 3), new float[] {1, 0.5f, 0});
    List<PreprocessingStep> grey = List.of(new PreprocessingStep.Grey());
    Matrix features = preprocessing.fit(grey, colours).features();
    assertThat(features.columns()).isEqualTo(1);
    assertThat(features.get(0, 0)).isCloseTo(0.299f + 0.587f / 2, within(1e-6f));
    ImageBatch single = noise(2, new ImageShape(2, 2, 1));
    assertThat(preprocessing.fit(grey, single).features().values()).isEqualTo(single.pixels());
  }

  @Test
  void resizingTakesMeansOfAreas() {
    float[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    ImageBatch image = ImageBatch.wrap(new ImageShape(3, 3, 1), pixels);
    List<PreprocessingStep> one = List.of(new PreprocessingStep.Resize(1, 1));
    assertThat(preprocessing.fit(one, image).features().get(0, 0)).isCloseTo(4, within(1e-6f));
    List<PreprocessingStep> two = List.of(new PreprocessingStep.Resize(3, 2));
    float[] halves = preprocessing.fit(two, image).features().row(0);
    assertThat(halves[0]).isCloseTo((0 + 0.5f * 1) / 1.5f, within(1e-6f));
    List<PreprocessingStep> larger = List.of(new PreprocessingStep.Resize(6, 6));
    float[] doubled = preprocessing.fit(larger, image).features().row(0);
    assertThat(doubled[0]).isZero();
    assertThat(doubled[35]).isCloseTo(8, within(1e-6f));
  }

  @Test
  void imagesThatDoNotDifferHaveNoComponents() {
    ImageBatch same = ImageBatch.wrap(new ImageShape(2, 2, 1), new float[12]);
    assertThatThrownBy(() -> preprocessing.fit(List.of(PCA), same))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("the 3 training images do not differ");
  }

  @Test
  void stepsThatNeedPixelsCannotFollowAProjection() {
    ImageShape shape = new ImageShape(8, 8, 3);
    List<PreprocessingStep> wrong = List.of(PCA, new PreprocessingStep.Grey());
    assertThat(Preprocessing.conflicts(wrong, shape)).hasSize(1);
    assertThat(Preprocessing.conflicts(List.of(new PreprocessingStep.Grey(), PCA), shape))
        .isEmpty();
    assertThat(
            Preprocessing.conflicts(List.of(new PreprocessingStep.Grey()), new ImageShape(8, 8, 4)))
        .containsExactly("preprocess: grey needs 1 or 3 channels, the images have 8x8x4");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new PreprocessingStep.Pca(1, Optional.of(0), false))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageContaining("variance must be in (0, 1)")
        .hasMessageContaining("components must be at least 1");
    assertThatThrownBy(() -> new PreprocessingStep.Resize(0, 5))
        .hasMessageContaining("height must be between 1 and 4096");
  }

  @Test
  void aForecastFollowsTheStepsToTheLastFeatures() {
    Workload workload = new Workload(new ImageShape(32, 32, 3), 5000, 10000);
    assertThat(Forecast.of(List.of(), workload).features()).isEqualTo(3072);
    assertThat(Forecast.of(List.of(new PreprocessingStep.Grey()), workload).features())
        .isEqualTo(1024);
    assertThat(Forecast.of(List.of(new PreprocessingStep.Resize(8, 8), MIN_MAX), workload))
        .extracting(Forecast::features)
        .isEqualTo(192);
    PreprocessingStep few = new PreprocessingStep.Pca(0.5, Optional.of(7), false);
    assertThat(Forecast.of(List.of(GCN, few), workload).features()).isEqualTo(7);
  }

  private static ImageBatch noise(int count, ImageShape shape) {
    SplittableRandom random = new SplittableRandom(4);
    float[] pixels = new float[count * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    return ImageBatch.wrap(shape, pixels);
  }
}
