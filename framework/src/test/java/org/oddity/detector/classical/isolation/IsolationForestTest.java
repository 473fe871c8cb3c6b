package org.oddity.detector.classical.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.detector.TestingReference;
import org.oddity.evaluation.RocCurve;
import org.oddity.tensor.Matrix;

final class IsolationForestTest {
  private static final ImageShape SHAPE = new ImageShape(4, 4, 1);

  private final TestingFactories<?> forest = TestingFactories.of("isolation-forest", "{}");
  private final ImageBatch normals = TestingImages.noise(SHAPE, 400, 1);

  /** See the script beside the file; 150 normals come first, then 100 anomalies. */
  @Test
  void ranksAsWellAsScikitLearnOverTwentySeeds() {
    try (TestingReference reference = new TestingReference(getClass(), "isolation_forest.txt")) {
      ImageBatch train = reference.rows("train");
      ImageBatch test = reference.rows("test");
      reference.word();
      double[] theirs = reference.numbers(reference.whole());
      boolean[] anomalous = new boolean[test.count()];
      Arrays.fill(anomalous, 150, 250, true);
      double[] ours = new double[theirs.length];
      for (int seed = 0; seed < ours.length; seed++) {
        double[] scores = forest.fit(train, seed).score(test).values();
        ours[seed] = RocCurve.of(scores, anomalous).area();
      }
      double error = Math.hypot(standardError(ours), standardError(theirs));
      assertThat(mean(ours)).isCloseTo(mean(theirs), within(2 * error));
    }
  }

  @Test
  void aFarOutlierScoresHighestAndAllScoresLieBetweenZeroAndOne() {
    ImageBatch test = TestingImages.noise(SHAPE, 200, 2);
    Arrays.fill(test.pixels(), 77 * 16, 78 * 16, 5f);
    double[] scores = forest.fit(normals, 3).score(test).values();
    assertThat(DoubleStream.of(scores).max()).hasValue(scores[77]);
    assertThat(scores[77]).isGreaterThan(0.6);
    assertThat(DoubleStream.of(scores)).allMatch(score -> score > 0 && score < 1);
  }

  @Test
  void imagesThatAreAllTheSameScoreAllTheSame() {
    float[] pixels = new float[50 * 16];
    Arrays.fill(pixels, 0.25f);
    FittedDetector fitted = forest.fit(ImageBatch.wrap(SHAPE, pixels), 1);
    double[] scores = fitted.score(normals).values();
    assertThat(scores[0]).isCloseTo(0.5, within(1e-12));
    assertThat(DoubleStream.of(scores).distinct().count()).isOne();
  }

  @Test
  void scoresAreTheSameBitsAloneInABatchAgainAndRestored() {
    FittedDetector fitted = forest.fit(normals, 3);
    double[] scores = fitted.score(normals).values();
    assertThat(TestingFactories.scoredOneByOne(fitted, normals).values()).isEqualTo(scores);
    assertThat(forest.restore(fitted.state()).score(normals).values()).isEqualTo(scores);
    assertThat(forest.fit(normals, 3).score(normals).values()).isEqualTo(scores);
    assertThat(forest.fit(normals, 4).score(normals).values()).isNotEqualTo(scores);
  }

  @Test
  void moreTreesKeepTheTreesThatWereThere() {
    int[] few =
        TestingFactories.of("isolation-forest", "{trees: 3}")
            .fit(normals, 3)
            .state()
            .ints("trees.features");
    int[] more =
        TestingFactories.of("isolation-forest", "{trees: 5}")
            .fit(normals, 3)
            .state()
            .ints("trees.features");
    assertThat(more).startsWith(few).hasSizeGreaterThan(few.length);
  }

  @Test
  void noPathIsLongerThanTheHeightLimitAndWhatItLeavesOut() {
    IsolationTree tree =
        new IsolationTreeBuilder(Matrix.of(normals), sample(256), new SplittableRandom(5)).build();
    // 8 cuts at most for 256 points; at least one point is cut off on each way
    assertThat(DoubleStream.of(tree.pathLengths()).max().orElseThrow())
        .isLessThanOrEqualTo(8 + PathLength.average(256 - 8));
    long leaves = Arrays.stream(tree.features()).filter(f -> f == IsolationTree.LEAF).count();
    assertThat(tree.size()).isEqualTo((int) (2 * leaves - 1));
  }

  @Test
  void averagePathLengthsAreThoseOfTheSearchTree() {
    assertThat(PathLength.average(1)).isZero();
    assertThat(PathLength.average(2)).isEqualTo(1);
    double harmonic = 0;
    for (int i = 1; i < 256; i++) {
      harmonic += 1.0 / i;
    }
    double exact = 2 * harmonic - 2 * 255.0 / 256;
    assertThat(PathLength.average(256)).isCloseTo(exact, within(0.01));
  }

  @Test
  void oneImageIsTooFew() {
    assertThatThrownBy(() -> forest.fit(normals.slice(0, 1), 1))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("two training images");
  }

  private static int[] sample(int count) {
    int[] sample = new int[count];
    Arrays.setAll(sample, i -> i);
    return sample;
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
