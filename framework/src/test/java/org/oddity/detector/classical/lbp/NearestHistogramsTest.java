package org.oddity.detector.classical.lbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.detector.preprocessing.PreprocessingStep;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

final class NearestHistogramsTest {
  private static final int BINS = 40;

  /** More than a block of training images, more than a batch of scored ones. */
  private final ImageBatch training = histograms(700, 1);

  private final ImageBatch test = histograms(300, 2);

  @ParameterizedTest
  @EnumSource
  void theMeanIsThatOfTheNearestByTheFormula(HistogramDistance distance) {
    for (int neighbours : new int[] {1, 5, 700, 9999}) {
      double[] scores = fit(distance, neighbours, List.of()).score(test).values();
      for (int i = 0; i < test.count(); i++) {
        assertThat(scores[i]).isCloseTo(nearest(distance, neighbours, i), within(1e-12));
      }
    }
  }

  @Test
  void featuresBelowZeroAreComparedToo() {
    List<PreprocessingStep> steps = List.of(new PreprocessingStep.Standardise());
    NearestHistograms fitted = fit(HistogramDistance.L1, 1, steps);
    assertThat(fitted.score(training).values()).containsOnly(0);
    Matrix features = Matrix.wrap(700, BINS, fitted.state().floats("training"));
    double score = fitted.score(test).values()[0];
    Matrix feature = preprocessing().fit(steps, training).preprocessing().apply(test.slice(0, 1));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 700; i++) {
      double sum = 0;
      for (int bin = 0; bin < BINS; bin++) {
        sum += Math.abs((double) feature.get(0, bin) - features.get(i, bin));
      }
      least = Math.min(least, sum);
    }
    assertThat(score).isCloseTo(least, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void roughDistancesKeepWithinTheirError(HistogramDistance distance) {
    Matrix queries = Matrix.of(test);
    TrainingBlocks blocks = new TrainingBlocks(Matrix.of(training), distance);
    FilledBins filled = FilledBins.of(queries, 0, 300);
    float[][] rough = blocks.distances(filled);
    for (int i = 0; i < 300; i++) {
      double error = blocks.error(2, filled.pairs(i).length);
      assertThat(error).isLessThan(1e-3);
      for (int j = 0; j < 700; j++) {
        assertThat((double) rough[i][j]).isCloseTo(exact(distance, i, j), within(error));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresAreTheSameBitsAloneAndInABatch(HistogramDistance distance) {
    NearestHistograms fitted = fit(distance, 3, List.of());
    assertThat(TestingFactories.scoredOneByOne(fitted, test).values())
        .isEqualTo(fitted.score(test).values());
  }

  @Test
  void distancesAreThoseOfTheFormulas() {
    assertThat(HistogramDistance.CHI_SQUARED.between(0.5, 0.2)).isCloseTo(0.09 / 0.7, within(1e-9));
    assertThat(HistogramDistance.CHI_SQUARED.between(0, 0)).isZero();
    assertThat(HistogramDistance.L1.between(0.5, 0.8)).isCloseTo(0.3, within(1e-9));
    double difference = Math.sqrt(0.5) - Math.sqrt(0.2);
    assertThat(HistogramDistance.HELLINGER.between(0.5, 0.2))
        .isCloseTo(difference * difference, within(1e-9));
  }

  private NearestHistograms fit(
      HistogramDistance distance, int neighbours, List<PreprocessingStep> steps) {
    return new NearestHistograms(
        new LbpBackEnd.NearestNeighbour(neighbours, distance),
        preprocessing().fit(steps, training),
        TestingFactories.bound(Parallelism.class));
  }

  private static Preprocessing preprocessing() {
    return TestingFactories.bound(Preprocessing.class);
  }

  private double nearest(HistogramDistance distance, int neighbours, int query) {
    double[] all = new double[700];
    Arrays.setAll(all, i -> exact(distance, query, i));
    Arrays.sort(all);
    return Arrays.stream(all, 0, Math.min(neighbours, 700)).average().orElseThrow();
  }

  private double exact(HistogramDistance distance, int query, int reference) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum +=
          distance.between(
              test.pixels()[query * BINS + bin], training.pixels()[reference * BINS + bin]);
    }
    return sum;
  }

  /** Two cells of twenty bins, most of them empty, with shares of nine pixels. */
  private static ImageBatch histograms(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count * BINS];
    for (int i = 0; i < count * 18; i++) {
      int cell = i / 9 * 20;
      values[cell + Math.min(random.nextInt(20), random.nextInt(20))] += 1 / 9f;
    }
    return ImageBatch.wrap(new ImageShape(1, 2, 20), values);
  }
}
