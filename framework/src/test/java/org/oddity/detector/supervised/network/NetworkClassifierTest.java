package org.oddity.detector.supervised.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.evaluation.Confusion;

class NetworkClassifierTest {
  private static final ImageShape SHAPE = new ImageShape(16, 16, 1);

  private static final String OPTIONS =
      "{backbone: {backbone: vgg11, width: 4}, class-weights: %s, training: {epochs: 6, batch-size:"
          + " 16, optimiser: {kind: adam, learning-rate: 0.003}}}";

  private static LabelledImages images(int normals, int anomalies, long seed) {
    return TestingImages.labelled(
        TestingImages.stripes(SHAPE, normals, seed), TestingImages.noise(SHAPE, anomalies, seed));
  }

  private static FittedDetector fit(String weights, LabelledImages training) {
    SupervisedDetector detector =
        (SupervisedDetector)
            TestingFactories.of("network-classifier", OPTIONS.formatted(weights)).create();
    return detector.fit(training, images(10, 10, 9), FitContext.of(2));
  }

  @Test
  void evenOddsSeparateTheLabels() {
    LabelledImages test = images(30, 30, 5);
    try (FittedDetector fitted = fit("none", images(60, 60, 1))) {
      double[] scores = fitted.score(test.images()).values();
      assertThat(Confusion.at(0, scores, test.anomalous()).accuracy()).isGreaterThan(0.95);
    }
  }

  @Test
  void balancedWeightsRaiseTheScoresOfARareLabel() {
    LabelledImages rare = images(40, 4, 1);
    LabelledImages test = images(0, 30, 5);
    try (FittedDetector plain = fit("none", rare);
        FittedDetector balanced = fit("balanced", rare)) {
      assertThat(mean(balanced.score(test.images()).values()))
          .isGreaterThan(mean(plain.score(test.images()).values()));
    }
  }

  private static double mean(double... scores) {
    return Arrays.stream(scores).average().orElseThrow();
  }

  @Test
  void balancedWeightsAreThoseOfScikitLearn() {
    LabelledImages training = images(8, 2, 1);
    assertThat(ClassWeights.NONE.of(training)).containsExactly(1, 1);
    assertThat(ClassWeights.BALANCED.of(training)).containsExactly(10 / 16.0, 10 / 4.0);
  }

  @Test
  void scoresAreLogOddsAndAccuracyCountsBothSides() {
    float[] logits = {1, 3, 2, -1, 0, 0};
    assertThat(Logits.logOdds(logits)).containsExactly(2, -3, 0);
    assertThat(Logits.accuracy(logits, new int[] {1, 0, 1})).isEqualTo(1);
    assertThat(Logits.accuracy(logits, new int[] {0, 1, 0})).isZero();
  }

  @Test
  void oneLabelAloneCannotBeLearnedFrom() {
    assertThatThrownBy(() -> fit("none", images(10, 0, 1)))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("0 of the 10 training images are anomalous");
  }
}
