package org.oddity.detector.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingReference;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.detector.preprocessing.PreprocessingStep;
import org.oddity.tensor.Matrix;

/** Steps and detectors give what scikit-learn gives; see scikit_learn.py. */
class ScikitLearnTest {
  private static final String BASELINE =
      "[{kind: gcn, norm: l1}, min-max, {kind: pca, variance: 0.95}]";

  private static final Map<String, double[][]> EXPECTED = new LinkedHashMap<>();

  /** The blocks of the file by name; names that come again get the number of their turn. */
  @BeforeAll
  static void read() {
    try (TestingReference reference =
        new TestingReference(ScikitLearnTest.class, "scikit_learn.txt")) {
      Map<String, Integer> turns = new HashMap<>();
      while (reference.hasNext()) {
        String name = reference.word();
        int turn = turns.merge(name, 1, Integer::sum);
        double[][] rows = new double[reference.whole()][];
        int columns = reference.whole();
        for (int i = 0; i < rows.length; i++) {
          rows[i] = reference.numbers(columns);
        }
        EXPECTED.put(turn == 1 ? name : name + turn, rows);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcn | gcn-l1",
        "{kind: gcn, norm: l2} | gcn-l2",
        "min-max | min-max",
        "{kind: min-max, per-feature: true} | min-max-per-feature",
        "standardise | standardise",
        "pca | pca",
        "{kind: pca, components: 3, whiten: true} | pca-whiten",
        BASELINE + " | baseline"
      })
  void preprocessesAlike(String steps, String expected) {
    assertFeatures(features(steps, images("train")), EXPECTED.get(expected));
  }

  @Test
  void fewerImagesThanFeaturesHaveTheSameComponents() {
    ImageBatch few = images("train").slice(0, 9);
    assertFeatures(features("{kind: pca, components: 5}", few), EXPECTED.get("pca-wide"));
  }

  @ParameterizedTest
  @CsvSource({"kde, log-density", "kde2, log-density2", "kde3, log-density3"})
  void kernelDensitiesAgree(String bandwidth, String expected) {
    Run run = run("kde", "{bandwidth: " + EXPECTED.get(bandwidth)[0][0] + "}", images("train"));
    assertScores(run.scores, EXPECTED.get(expected)[0], -1, 1e-9);
  }

  @Test
  void theSameBandwidthIsChosenAtTheSameLikelihood() {
    Run run = run("kde", "{preprocess: " + BASELINE + "}", images("train"));
    double chosen = EXPECTED.get("chosen")[0][0];
    assertThat(run.metrics.get("bandwidth") / chosen).isCloseTo(1, within(1e-12));
    double greatest = Double.NEGATIVE_INFINITY;
    for (double likelihood : EXPECTED.get("likelihoods")[0]) {
      greatest = Math.max(greatest, likelihood);
    }
    assertThat(run.metrics.get("bandwidth-log-likelihood") / greatest).isCloseTo(1, within(1e-6));
    assertThat(run.metrics).containsEntry("bandwidth-at-edge-of-grid", 0.0);
    assertScores(run.scores, EXPECTED.get("log-density4")[0], -1, 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5"})
  void neighboursAreAsFar(int count) {
    double[][] expected = EXPECTED.get("neighbours");
    Run farthest = run("knn", "{neighbours: " + count + "}", images("train"));
    Run mean = run("knn", "{distance: mean, neighbours: " + count + "}", images("train"));
    for (int i = 0; i < expected.length; i++) {
      double sum = 0;
      for (int k = 0; k < count; k++) {
        sum += expected[i][k];
      }
      assertThat(farthest.scores[i] / expected[i][count - 1]).isCloseTo(1, within(1e-12));
      assertThat(mean.scores[i] / (sum / count)).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"components, error", "components2, error2"})
  void reconstructionErrorsAgree(String settings, String expected) {
    double share = EXPECTED.get(settings)[0][0];
    Run run = run("pca", "{variance: " + share + "}", images("train"));
    assertThat(run.metrics).containsEntry("components", EXPECTED.get(settings)[0][1]);
    assertScores(run.scores, EXPECTED.get(expected)[0], 1, 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"shrinkage, mahalanobis", "shrinkage2, mahalanobis2"})
  void mahalanobisDistancesAgreeEvenWithFewImages(String settings, String expected) {
    int count = (int) EXPECTED.get(settings)[0][0];
    Run run = run("gaussian", "{}", images("train").slice(0, count));
    assertThat(run.metrics.get("shrinkage") / EXPECTED.get(settings)[0][1])
        .isCloseTo(1, within(1e-5));
    assertScores(run.scores, EXPECTED.get(expected)[0], 1, 1e-5);
  }

  @Test
  void aRidgeIsAShareOfTheMeanVariance() {
    Run run = run("gaussian", "{shrinkage: {kind: ridge, share: 0.1}}", images("train"));
    assertScores(run.scores, EXPECTED.get("ridge")[0], 1, 1e-5);
  }

  private record Run(double[] scores, Map<String, Double> metrics) {}

  private static Run run(String name, String yaml, ImageBatch training) {
    Map<String, Double> metrics = new HashMap<>();
    FitListener listener =
        new FitListener() {
          @Override
          public void metric(String key, double value, long step) {
            metrics.put(key, value);
          }
        };
    Detector detector = (Detector) TestingFactories.of(name, yaml).create();
    TrainingNormals normals = new TrainingNormals(training, training.slice(0, 0));
    try (var fitted = detector.fit(normals, new FitContext(new Seeds(1), listener))) {
      return new Run(fitted.score(images("test")).values(), metrics);
    }
  }

  private static Matrix features(String steps, ImageBatch training) {
    List<PreprocessingStep> list = Steps.read(steps);
    Preprocessing preprocessing = TestingFactories.bound(Preprocessing.class);
    return preprocessing.fit(list, training).preprocessing().apply(images("test"));
  }

  private record Steps(List<PreprocessingStep> preprocess) {
    static List<PreprocessingStep> read(String yaml) {
      ConfigNode.Mapping mapping = YamlReader.readText("preprocess: " + yaml, "steps");
      return RecordBinder.bindOrThrow(mapping, "", Steps.class).preprocess();
    }
  }

  private static ImageBatch images(String name) {
    double[][] rows = EXPECTED.get(name);
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return ImageBatch.wrap(new ImageShape(1, rows[0].length, 1), values);
  }

  private static void assertFeatures(Matrix found, double[][] expected) {
    assertThat(found.rows()).isEqualTo(expected.length);
    assertThat(found.columns()).isEqualTo(expected[0].length);
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[0].length; j++) {
        double tolerance = 2e-6 * Math.max(1, Math.abs(expected[i][j]));
        assertThat((double) found.get(i, j)).isCloseTo(expected[i][j], within(tolerance));
      }
    }
  }

  private static void assertScores(
      double[] found, double[] expected, double sign, double relative) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      double tolerance = relative * Math.max(Math.abs(expected[i]), 1e-12);
      assertThat(sign * found[i]).as("score %s", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
