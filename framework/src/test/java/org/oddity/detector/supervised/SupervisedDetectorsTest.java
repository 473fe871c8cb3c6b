package org.oddity.detector.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.detector.TestingReference;
import org.oddity.evaluation.RocCurve;

final class SupervisedDetectorsTest {
  private static final ImageShape SHAPE = new ImageShape(6, 6, 1);

  /** See the script beside the file. */
  @Test
  void logisticRegressionDecidesAsScikitLearn() {
    try (TestingReference reference = new TestingReference(getClass(), "logistic_regression.txt")) {
      ImageBatch train = reference.rows("train");
      ImageBatch test = reference.rows("test");
      reference.word();
      double[] labels = reference.numbers(train.count());
      boolean[] anomalous = new boolean[labels.length];
      for (int i = 0; i < labels.length; i++) {
        anomalous[i] = labels[i] == 1;
      }
      LabelledImages labelled = new LabelledImages(train, anomalous);
      int compared = 0;
      while (reference.hasNext()) {
        reference.word();
        String options = "{penalty: " + reference.word() + ", tolerance: 0.00000001}";
        double[] expected = reference.numbers(test.count());
        double[] scores = fit("logistic-regression", options, labelled).score(test).values();
        assertThat(scores).as(options).containsExactly(expected, within(1e-4));
        compared++;
      }
      assertThat(compared).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"knn-classifier", "logistic-regression"})
  void tellsWhatItWasShownFromNormalsTheSameBitsAloneAndRestored(String name) {
    LabelledImages training = shifted(60, 20, 1);
    LabelledImages test = shifted(50, 50, 2);
    FittedDetector fitted = fit(name, "{}", training);
    double[] scores = fitted.score(test.images()).values();
    assertThat(RocCurve.of(scores, test.anomalous()).area()).isGreaterThan(0.95);
    assertThat(TestingFactories.scoredOneByOne(fitted, test.images()).values()).isEqualTo(scores);
    assertThat(
            TestingFactories.of(name, "{}").restore(fitted.state()).score(test.images()).values())
        .isEqualTo(scores);
  }

  @ParameterizedTest
  @ValueSource(strings = {"knn-classifier", "logistic-regression"})
  void trainingImagesOfOneKindAreRefused(String name) {
    ImageBatch images = TestingImages.noise(SHAPE, 10, 1);
    LabelledImages normals = new LabelledImages(images, new boolean[10]);
    assertThatThrownBy(() -> fit(name, "{}", normals))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("0 of the 10");
  }

  @Test
  void equalVotesAreToldApartByDistanceAndMoreVotesAlwaysWin() {
    // on a line: normals at 0 and 1, anomalies at 2 and 4
    ImageShape point = new ImageShape(1, 1, 1);
    LabelledImages training =
        new LabelledImages(
            ImageBatch.wrap(point, new float[] {0, 1, 2, 4}),
            new boolean[] {false, false, true, true});
    FittedDetector fitted = fit("knn-classifier", "{neighbours: 2}", training);
    double[] scores =
        fitted.score(ImageBatch.wrap(point, new float[] {0.2f, 1.2f, 1.8f, 3.5f})).values();
    assertThat(scores)
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(
            expected(0, 0.2, 1.8),
            expected(1, 0.2, 0.8),
            expected(1, 0.8, 0.2),
            expected(2, 2.5, 0.5));
    assertThat(scores).isSorted();
  }

  @Test
  void moreNeighboursThanImagesAreAllImages() {
    LabelledImages training = shifted(3, 2, 1);
    double[] scores =
        fit("knn-classifier", "{neighbours: 50}", training).score(training.images()).values();
    assertThat(DoubleStream.of(scores))
        .allMatch(score -> score > 2 / 6.0 - 1e-9 && score < 3 / 6.0 + 1e-9);
  }

  @Test
  void theOptimiserFindsTheBottomOfANarrowValley() {
    int length = 40;
    Objective valley =
        (point, gradient) -> {
          double value = 0;
          for (int i = 0; i < length; i++) {
            double steepness = Math.pow(10, i * 3.0 / length);
            double away = point[i] - i;
            value += steepness * away * away / 2;
            gradient[i] = steepness * away;
          }
          return value;
        };
    Lbfgs.Result result = Lbfgs.minimise(valley, length, 1e-9, 1000);
    double[] bottom = new double[length];
    Arrays.setAll(bottom, i -> i);
    assertThat(result.point()).containsExactly(bottom, within(1e-8));
    assertThat(result.iterations()).isLessThan(500);
  }

  private static double expected(int votes, double toNormal, double toAnomaly) {
    return (votes + toNormal / (toNormal + toAnomaly)) / 3;
  }

  private static FittedDetector fit(String name, String options, LabelledImages training) {
    SupervisedDetector detector = (SupervisedDetector) TestingFactories.of(name, options).create();
    return detector.fit(training, training, FitContext.of(1));
  }

  private static LabelledImages shifted(int normals, int anomalies, long seed) {
    ImageBatch bright = TestingImages.noise(SHAPE, anomalies, seed + 100);
    for (int i = 0; i < bright.pixels().length; i++) {
      bright.pixels()[i] += 0.15f;
    }
    return TestingImages.labelled(TestingImages.noise(SHAPE, normals, seed), bright);
  }
}
