package org.oddity.detector.supervised.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.DifferentiableClasses;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.detector.TestingScoreGradients;
import org.oddity.evaluation.Confusion;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.Nd4jKernels;

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
    LabelSet sides = LabelSet.of(LabelKind.SIDES, training, training);
    assertThat(ClassWeights.NONE.of(sides)).containsExactly(1, 1);
    assertThat(ClassWeights.BALANCED.of(sides)).containsExactly(10 / 16.0, 10 / 4.0);
    LabelSet classes = new LabelSet(new int[] {0, 0, 0, 2, 2, 3}, new int[0], new boolean[4]);
    // class_weight="balanced" of the three classes that are there
    assertThat(ClassWeights.BALANCED.of(classes)).containsExactly(2 / 3.0, 0, 1, 2);
  }

  @Test
  void scoresAreLogOddsAndAccuracyCountsBothSides() {
    float[] logits = {1, 3, 2, -1, 0, 0};
    assertThat(Logits.logOdds(logits, false, true)).containsExactly(2, -3, 0);
    assertThat(Logits.right(logits, new int[] {1, 0, 1}, 2)).isEqualTo(3);
    assertThat(Logits.right(logits, new int[] {0, 1, 0}, 2)).isZero();
  }

  @Test
  void oddsOfClassesAreThoseOfTheSidesTheyAreOn() {
    float[] logits = {1, 3, 2, -1, 700, 702, 700, -1e9f};
    double[] odds = Logits.logOdds(logits, false, true, false, false);
    // ln(e³ / (e + e² + 1/e)), and without overflow ln(e² / 2)
    assertThat(odds[0]).isCloseTo(3 - Math.log(Math.E + Math.exp(2) + 1 / Math.E), within(1e-12));
    assertThat(odds[1]).isCloseTo(2 - Math.log(2), within(1e-12));
    assertThat(Logits.likeliest(logits, 4)).containsExactly(1, 1);
  }

  @Test
  void oddsOnATapeAreTheSame() {
    float[] logits = {1, 3, 2, -1, 70, 72, 70, -1e6f};
    boolean[] anomalous = {false, true, false, true};
    Nd4jKernels kernels = Nd4jKernels.create();
    try (Tape tape = Tape.inference(kernels)) {
      double[] numbers = {1, 3, 2, -1, 70, 72, 70, -1e6};
      Variable onTape = tape.constant(kernels.of(ElementType.DOUBLE, Shape.of(2, 4), numbers));
      assertThat(Logits.logOdds(onTape, anomalous).value().toDoubles())
          .containsExactly(Logits.logOdds(logits, anomalous), within(1e-12));
    }
  }

  @Test
  void theLogitOfTheNamedClassIsTheGreatest() {
    LabelledImages images = images(12, 12, 1);
    int[] classes = new int[24];
    Arrays.setAll(classes, i -> i < 12 ? i % 2 : 2);
    LabelledImages training = new LabelledImages(images.images(), images.anomalous(), classes);
    SupervisedDetector detector =
        (SupervisedDetector)
            TestingFactories.of("network-classifier", OPTIONS.formatted("none, labels: classes"))
                .create();
    try (FittedClassClassifier fitted =
        (FittedClassClassifier) detector.fit(training, training, FitContext.of(2))) {
      ImageBatch test = images(3, 3, 5).images();
      float[] logits = fitted.logits(test);
      int[] named = fitted.classify(test).classes();
      double[] greatest = new double[named.length];
      Arrays.setAll(greatest, i -> logits[i * 3 + named[i]]);
      DifferentiableClasses onTape = (DifferentiableClasses) fitted.differentiable().orElseThrow();
      TestingScoreGradients gradients = new TestingScoreGradients(named(onTape), test);
      gradients.assertIs(greatest);
      gradients.assertGradientByPixels();
    }
  }

  /** Returns the named class's logit as something to be differentiated. */
  private static DifferentiableScore named(DifferentiableClasses classes) {
    return new DifferentiableScore() {
      @Override
      public Kernels kernels() {
        return classes.kernels();
      }

      @Override
      public NetworkLayers layers() {
        return classes.layers();
      }

      @Override
      public Variable of(Variable pixels, Pass pass) {
        return classes.namedLogit(pixels, pass);
      }
    };
  }

  @Test
  void aClassOnBothSidesIsRefused() {
    LabelledImages images = images(2, 2, 1);
    LabelledImages mixed =
        new LabelledImages(images.images(), images.anomalous(), new int[] {0, 1, 1, 2});
    assertThatThrownBy(() -> LabelSet.of(LabelKind.CLASSES, mixed, mixed))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("class 1 is both normal and anomalous");
  }

  @Test
  void remembersTheFirstEpochThatReachedTheGoal() {
    HeldOutAccuracy accuracy = new HeldOutAccuracy(Optional.of(0.8));
    int[] right = {5, 8, 7, 9};
    for (int epoch = 1; epoch <= right.length; epoch++) {
      accuracy.begin(epoch);
      accuracy.add(6, right[epoch - 1] - 2);
      accuracy.add(4, 2);
      assertThat(accuracy.end()).hasValue(right[epoch - 1] / 10.0);
    }
    HeldOutAccuracy takenUp = new HeldOutAccuracy(Optional.of(0.8));
    takenUp.restore(accuracy.copy());
    assertThat(takenUp.reached()).hasValue(2);
    assertThat(takenUp.best()).isEqualTo(0.9);
    assertThat(new HeldOutAccuracy(Optional.of(0.8)).reached()).isEmpty();
    accuracy.begin(5);
    assertThat(accuracy.end()).as("no held-out image").isEmpty();
  }

  @Test
  void oneLabelAloneCannotBeLearnedFrom() {
    assertThatThrownBy(() -> fit("none", images(10, 0, 1)))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("0 of the 10 training images are anomalous");
  }
}
