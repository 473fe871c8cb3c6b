package org.oddity.detector.trivial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.OracleDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;

final class TrivialDetectorsTest {
  private static final ImageShape SHAPE = new ImageShape(4, 4, 1);

  private final TestingFactories<?> random = TestingFactories.of("random", "{}");
  private final TestingFactories<?> byLabel = TestingFactories.of("by-label", "{}");
  private final ImageBatch images = TestingImages.noise(SHAPE, 4000, 7);

  @Test
  void randomScoresAreUniform() {
    double[] sorted = random.fit(images, 1).score(images).values();
    Arrays.sort(sorted);
    double furthest = 0;
    for (int i = 0; i < sorted.length; i++) {
      furthest = Math.max(furthest, Math.abs(sorted[i] - (i + 0.5) / sorted.length));
    }
    // Kolmogorov and Smirnov: 1.95/sqrt(n) is passed by chance once in a thousand
    assertThat(furthest).isLessThan(1.95 / Math.sqrt(sorted.length));
  }

  @Test
  void aRandomScoreDependsOnSeedAndImageAlone() {
    FittedDetector fitted = random.fit(images, 1);
    ImageBatch some = images.slice(0, 50);
    assertThat(TestingFactories.scoredOneByOne(fitted, some).values())
        .isEqualTo(Arrays.copyOf(fitted.score(images).values(), 50))
        .doesNotHaveDuplicates();
    assertThat(random.restore(fitted.state()).score(some).values())
        .isEqualTo(fitted.score(some).values());
    assertThat(random.fit(images, 2).score(some).values())
        .isNotEqualTo(fitted.score(some).values());
  }

  @Test
  void oneChangedPixelChangesTheRandomScore() {
    float[] pixels = images.image(0);
    pixels[15] = Math.nextUp(pixels[15]);
    FittedDetector fitted = random.fit(images, 1);
    assertThat(fitted.score(ImageBatch.wrap(SHAPE, pixels)).get(0))
        .isNotEqualTo(fitted.score(images).get(0));
  }

  @Test
  void byLabelAnswersTheLabelOfWhatItHasSeen() {
    LabelledImages peeked = TestingImages.labelled(images.slice(0, 30), images.slice(30, 40));
    FittedDetector fitted = fitByLabel(peeked);
    double[] scores = fitted.score(images.select(new int[] {35, 3, 29, 30, 40, 3999})).values();
    assertThat(scores).containsExactly(1, 0, 0, 1, 0.5, 0.5);
    assertThat(byLabel.restore(fitted.state()).score(images).values())
        .isEqualTo(fitted.score(images).values());
  }

  @Test
  void aPictureUnderBothLabelsIsNeither() {
    LabelledImages peeked = TestingImages.labelled(images.slice(0, 2), images.slice(1, 3));
    assertThat(fitByLabel(peeked).score(images.slice(0, 3)).values()).containsExactly(0, 0.5, 1);
  }

  @Test
  void byLabelLooksAtTheWholeTestSetAndLeavesItWhole() {
    assertThat(((OracleDetector) byLabel.create()).peek())
        .isEqualTo(new OracleDetector.Peek(1.0, false));
  }

  private FittedDetector fitByLabel(LabelledImages peeked) {
    TrainingNormals normals = new TrainingNormals(images.slice(0, 1), images.slice(0, 0));
    return ((OracleDetector) byLabel.create()).fit(normals, peeked, FitContext.of(1));
  }
}
