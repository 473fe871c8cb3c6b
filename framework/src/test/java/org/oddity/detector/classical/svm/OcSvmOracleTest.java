package org.oddity.detector.classical.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.OracleDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.evaluation.RocCurve;

final class OcSvmOracleTest {
  private static final ImageShape SHAPE = new ImageShape(4, 4, 1);
  private static final String OPTIONS = "{gammas: [0.001, 0.5, 8, 300], nus: [0.01, 0.1]}";

  private final ImageBatch normals = TestingImages.stripes(SHAPE, 80, 1);
  private final LabelledImages peeked =
      TestingImages.labelled(
          TestingImages.stripes(SHAPE, 20, 2), TestingImages.noise(SHAPE, 20, 3));

  @Test
  void choosesWhatRanksThePeekedImagesBestAndScoresAsTheHonestOneWithThat() {
    TestingFactories<?> oracle = TestingFactories.of("oc-svm-oracle", OPTIONS);
    List<Double> aucs = new ArrayList<>();
    FittedDetector fitted = fit(oracle, peeked, aucs);
    double[] scores = fitted.score(peeked.images()).values();
    assertThat(aucs).hasSize(8);
    assertThat(RocCurve.of(scores, peeked.anomalous()).area())
        .isCloseTo(Collections.max(aucs), within(1e-12));
    int best = aucs.indexOf(Collections.max(aucs));
    String chosen =
        "{gamma: "
            + List.of("0.001", "0.5", "8", "300").get(best / 2)
            + ", nu: "
            + List.of("0.01", "0.1").get(best % 2)
            + "}";
    assertThat(
            TestingFactories.of("oc-svm", chosen).fit(normals, 1).score(peeked.images()).values())
        .containsExactly(scores, within(1e-4));
    assertThat(oracle.restore(fitted.state()).score(peeked.images()).values()).isEqualTo(scores);
  }

  @Test
  void choosesTheSameByLibsvm() {
    String exactly = OPTIONS.replace("}", ", tolerance: 0.0000001}");
    String libsvm = exactly.replace("}", ", solver: libsvm}");
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    FittedDetector chosen = fit(TestingFactories.of("oc-svm-oracle", exactly), peeked, ours);
    FittedDetector other = fit(TestingFactories.of("oc-svm-oracle", libsvm), peeked, theirs);
    assertThat(theirs).isEqualTo(ours);
    assertThat(other.score(normals).values())
        .containsExactly(chosen.score(normals).values(), within(1e-4));
  }

  @Test
  void looksAtATenthAndTakesItAway() {
    OracleDetector detector = (OracleDetector) TestingFactories.of("oc-svm-oracle", "{}").create();
    assertThat(detector.peek()).isEqualTo(new OracleDetector.Peek(0.1, true));
  }

  @Test
  void thereIsNothingToChooseByWithoutAnomalies() {
    LabelledImages onlyNormals = new LabelledImages(normals, new boolean[80]);
    assertThatThrownBy(
            () -> fit(TestingFactories.of("oc-svm-oracle", "{}"), onlyNormals, new ArrayList<>()))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("80 test images")
        .hasMessageContaining("0 anomalies");
  }

  @Test
  void ranksAsTheRocCurveDoesTiesIncluded() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 200; round++) {
      double[] scores = random.doubles(30).map(score -> Math.rint(score * 8) - 4).toArray();
      boolean[] anomalous = new boolean[30];
      for (int i = 0; i < 30; i++) {
        anomalous[i] = i == 0 || (i > 1 && random.nextBoolean());
      }
      assertThat(RankAuc.of(scores, anomalous))
          .isCloseTo(RocCurve.of(scores, anomalous).area(), within(1e-12));
    }
  }

  private FittedDetector fit(
      TestingFactories<?> oracle, LabelledImages labelled, List<Double> aucs) {
    FitListener listener =
        new FitListener() {
          @Override
          public void metric(String name, double value, long step) {
            if (name.equals("peeked-auc")) {
              assertThat(step).isEqualTo(aucs.size());
              aucs.add(value);
            }
          }
        };
    TrainingNormals training = new TrainingNormals(normals, normals.slice(0, 0));
    return ((OracleDetector) oracle.create())
        .fit(training, labelled, new FitContext(new Seeds(1), listener));
  }
}
