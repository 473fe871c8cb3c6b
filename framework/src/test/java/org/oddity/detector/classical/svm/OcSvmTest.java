package org.oddity.detector.classical.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.config.Kebab;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Seeds;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.detector.TestingReference;
import org.oddity.detector.Workload;
import org.oddity.evaluation.RocCurve;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

final class OcSvmTest {
  private static final ImageShape SHAPE = new ImageShape(4, 4, 1);

  private final ImageBatch normals = TestingImages.noise(SHAPE, 120, 1);

  /** See the script beside the file; 60 normals come first, then 40 anomalies. */
  @ParameterizedTest
  @EnumSource
  void decidesAsScikitLearn(SvmSolver solver) {
    try (TestingReference reference = new TestingReference(getClass(), "one_class_svm.txt")) {
      ImageBatch train = reference.rows("train");
      ImageBatch test = reference.rows("test");
      boolean[] anomalous = new boolean[test.count()];
      Arrays.fill(anomalous, 60, 100, true);
      int compared = 0;
      while (reference.hasNext()) {
        reference.word();
        String options =
            "{gamma: "
                + reference.word()
                + ", nu: "
                + reference.word()
                + ", tolerance: 0.0000001, solver: "
                + Kebab.ofConstant(solver)
                + "}";
        double auc = reference.number();
        double[] decisions = reference.numbers(test.count());
        double[] scores = TestingFactories.of("oc-svm", options).fit(train, 1).score(test).values();
        double size = DoubleStream.of(decisions).map(Math::abs).max().orElseThrow();
        double[] expected = DoubleStream.of(decisions).map(decision -> -decision).toArray();
        assertThat(scores).as(options).containsExactly(expected, within(1e-4 * size));
        assertThat(RocCurve.of(scores, anomalous).area()).isCloseTo(auc, within(1e-4));
        compared++;
      }
      assertThat(compared).isEqualTo(6);
    }
  }

  /** To a ten-thousandth of their range, with solutions to 1e-7. */
  @ParameterizedTest
  @CsvSource({"scale, 0.05", "scale, 0.5", "median, 0.1", "0.3, 0.2", "3, 0.3", "40, 0.1", "3, 1"})
  void bothSolversGiveTheSameScores(String gamma, double nu) {
    try (TestingReference reference = new TestingReference(getClass(), "one_class_svm.txt")) {
      ImageBatch train = reference.rows("train");
      ImageBatch test = reference.rows("test");
      String options = "{gamma: " + gamma + ", nu: " + nu + ", tolerance: 0.0000001";
      double[] ours =
          TestingFactories.of("oc-svm", options + "}").fit(train, 1).score(test).values();
      FittedDetector libsvm =
          TestingFactories.of("oc-svm", options + ", solver: libsvm}").fit(train, 1);
      double[] theirs = libsvm.score(test).values();
      DoubleSummaryStatistics range = DoubleStream.of(ours).summaryStatistics();
      double tolerance = 1e-4 * (range.getMax() - range.getMin());
      assertThat(tolerance).isPositive();
      assertThat(theirs).containsExactly(ours, within(tolerance));
    }
  }

  @Test
  void libsvmNeedsMoreMemoryAndSaysSo() {
    Workload workload = new Workload(SHAPE, 10_000, 1000);
    double ours = TestingFactories.of("oc-svm", "{}").estimate(workload).bytes();
    double libsvm = TestingFactories.of("oc-svm", "{solver: libsvm}").estimate(workload).bytes();
    assertThat(libsvm - ours).isBetween(1.6e9, 2.1e9); // 16 bytes for each of 1e8 entries and more
  }

  @Test
  void scoresAreTheSameBitsAloneInABatchAgainAndRestored() {
    TestingFactories<?> svm = TestingFactories.of("oc-svm", "{preprocess: [gcn, min-max, pca]}");
    FittedDetector fitted = svm.fit(normals, 3);
    double[] scores = fitted.score(normals).values();
    assertThat(TestingFactories.scoredOneByOne(fitted, normals).values()).isEqualTo(scores);
    assertThat(svm.restore(fitted.state()).score(normals).values()).isEqualTo(scores);
    assertThat(svm.fit(normals, 3).score(normals).values()).isEqualTo(scores);
  }

  @Test
  void scoresGrowOnTheWayOutAndEndAtTheOffset() {
    FittedDetector fitted = TestingFactories.of("oc-svm", "{nu: 0.2}").fit(normals, 1);
    float[] pixels = new float[12 * 16];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / 16;
      float away = 0.1f * image * image;
      pixels[i] = i % 2 == 0 ? 0.5f + away : 0.5f - away;
    }
    double[] scores = fitted.score(ImageBatch.wrap(SHAPE, pixels)).values();
    assertThat(scores).isSorted();
    assertThat(scores[0]).isNegative();
    assertThat(scores[11]).isEqualTo(fitted.state().doubles("surface.rho")[0]).isPositive();
  }

  @Test
  void tooManyImagesAreThinnedOutBySeedAndSaidSo() {
    Detector detector =
        (Detector) TestingFactories.of("oc-svm", "{most-images: 50, nu: 0.5}").create();
    Map<String, Double> heard = new HashMap<>();
    FitListener listener =
        new FitListener() {
          @Override
          public void metric(String name, double value, long step) {
            heard.put(name, value);
          }
        };
    TrainingNormals training = new TrainingNormals(normals, normals.slice(0, 0));
    double[] scores =
        detector.fit(training, new FitContext(new Seeds(1), listener)).score(normals).values();
    assertThat(heard).containsEntry("training-images-used", 50.0).containsKey("gamma");
    assertThat(heard.get("support-vectors")).isBetween(25.0, 50.0);
    assertThat(detector.fit(training, FitContext.of(1)).score(normals).values()).isEqualTo(scores);
    assertThat(detector.fit(training, FitContext.of(2)).score(normals).values())
        .isNotEqualTo(scores);
  }

  @Test
  void theKernelIsAsWideAsTheRuleSays() {
    LinearAlgebra algebra = TestingFactories.bound(LinearAlgebra.class);
    Matrix rows = Matrix.wrap(3, 2, new float[] {0, 0, 0, 3, 4, 0}); // distances² 9, 16, 25
    assertThat(KernelWidth.gamma("median", rows, algebra)).isCloseTo(1 / 32.0, within(1e-9));
    double mean = 7 / 6.0;
    double variance = (9 + 16) / 6.0 - mean * mean;
    assertThat(KernelWidth.gamma("scale", rows, algebra))
        .isCloseTo(1 / (2 * variance), within(1e-9));
    assertThat(KernelWidth.gamma("0.1", rows, algebra)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale", "median"})
  void imagesThatDoNotDifferGiveNoWidth(String gamma) {
    ImageBatch same = ImageBatch.wrap(SHAPE, new float[10 * 16]);
    TestingFactories<?> svm = TestingFactories.of("oc-svm", "{gamma: " + gamma + "}");
    assertThatThrownBy(() -> svm.fit(same, 1))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("differ");
  }

  @Test
  void wrongOptionsAreRefusedAllAtOnce() {
    assertThatThrownBy(
            () -> TestingFactories.of("oc-svm", "{gamma: wide, nu: 0, most-images: 90000}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("options:1:9: gamma: must be scale, median or above 0, was wide")
        .hasMessageContaining("nu: must be in (0, 1], was 0")
        .hasMessageContaining("most-images: must be between 2 and 40000");
  }
}
