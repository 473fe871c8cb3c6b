package org.oddity.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreAxisTest {
  @Test
  void showsOrdinaryScoresAsTheyAre() {
    ScoreAxis axis = ScoreAxis.of(uniform(200, 3, 5), 4.5);
    assertThat(axis.logarithmic()).isFalse();
    assertThat(axis.below() + axis.above()).isZero();
    assertThat(axis.low()).isBetween(2.8, 3.05);
    assertThat(axis.high()).isBetween(4.95, 5.2);
    assertThat(axis.title()).isEqualTo("anomaly score");
  }

  @Test
  void cutsOffAWildScoreAndSaysSo() {
    double[] scores = uniform(200, -1, 1);
    scores[3] = 1e12;
    ScoreAxis axis = ScoreAxis.of(scores, 0.5);
    assertThat(axis.high()).isLessThan(5);
    assertThat(axis.above()).isEqualTo(1);
    assertThat(axis.place(1e12)).isEqualTo(axis.high());
    assertThat(axis.title()).contains("1 beyond the edge");
  }

  @Test
  void takesLogarithmsOfPositiveScoresOverManyDecades() {
    double[] scores = DoubleStream.of(uniform(300, -6, 6)).map(s -> Math.pow(10, s)).toArray();
    Arrays.sort(scores);
    scores[299] = 1e7;
    ScoreAxis axis = ScoreAxis.of(DoubleStream.of(scores).map(s -> Math.pow(s, 3)).toArray(), 1);
    assertThat(axis.logarithmic()).isTrue();
    assertThat(axis.fraction(1)).isBetween(0.4, 0.6);
  }

  @Test
  void leavesAThresholdOutThatWouldSquashTheScores() {
    ScoreAxis axis = ScoreAxis.of(uniform(100, 0, 1), 50);
    assertThat(axis.shows(50)).isFalse();
    assertThat(ScoreAxis.of(uniform(100, 0, 1), 1.3).shows(1.3)).isTrue();
    assertThat(axis.shows(Double.NaN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-3, 3",
    "1e-12, 3e-12",
    "1e9, 1.0000001e9",
    "-1e300, 1e300",
    "5, 5",
    "0, 0",
    "123456, 123457",
    "1000000.001, 1000000.002"
  })
  void labelsItsTicksSoThatTheyDiffer(double low, double high) {
    ScoreAxis axis = ScoreAxis.of(new double[] {low, (low + high) / 2, high}, Double.NaN);
    double[] ticks = axis.ticks(6);
    assertThat(ticks.length).isBetween(2, 6);
    assertThat(ticks).isSorted();
    assertThat(ticks[0]).isGreaterThanOrEqualTo(axis.low());
    assertThat(ticks[ticks.length - 1]).isLessThanOrEqualTo(axis.high());
    assertThat(Arrays.stream(ticks).mapToObj(axis.labels(6))).doesNotHaveDuplicates();
  }

  @Test
  void countsEveryScoreInSomeBin() {
    double[] scores = uniform(500, -1, 1);
    scores[0] = -1e9;
    scores[1] = 1e9;
    Histogram histogram = Histogram.of(ScoreAxis.of(scores, 0), scores, 20);
    assertThat(DoubleStream.of(histogram.shares()).sum())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(histogram.highest()).isLessThan(0.2);
  }

  @Test
  void thinsByRankAndKeepsTheEnds() {
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> (i * 7919) % 1000).toArray();
    int[] chosen = Thinning.byRank(values, 50);
    assertThat(chosen).hasSize(50).doesNotHaveDuplicates().isSorted();
    assertThat(Arrays.stream(chosen).mapToDouble(i -> values[i])).contains(0.0, 999.0);
    assertThat(Thinning.byRank(values, 5000)).hasSize(1000);
    assertThat(Thinning.byRank(new double[0], 5)).isEmpty();
  }

  private static double[] uniform(int count, double low, double high) {
    SplittableRandom random = new SplittableRandom(3);
    return DoubleStream.generate(() -> low + (high - low) * random.nextDouble())
        .limit(count)
        .toArray();
  }
}
