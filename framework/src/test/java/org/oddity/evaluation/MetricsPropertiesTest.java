package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsPropertiesTest {
  private static double[] mapped(double[] values, DoubleUnaryOperator map) {
    return Arrays.stream(values).map(map).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void turningTheScoresRoundTurnsTheAreaRound(long seed) {
    TestingScores scores = TestingScores.drawTied(seed, 301, 97, 5);
    double turned = Auroc.of(mapped(scores.values(), v -> -v), scores.anomalous());
    assertThat(turned).isCloseTo(1 - Auroc.of(scores.values(), scores.anomalous()), within(1e-15));
  }

  @Test
  void noRisingMapChangesAFigure() {
    TestingScores scores = TestingScores.drawTied(11, 200, 60, 8);
    RankedScores plain = RankedScores.of(scores.values(), scores.anomalous());
    for (DoubleUnaryOperator map :
        List.<DoubleUnaryOperator>of(Math::exp, v -> 3 * v - 100, v -> v * v * v)) {
      RankedScores moved = RankedScores.of(mapped(scores.values(), map), scores.anomalous());
      assertThat(Auroc.of(moved)).isEqualTo(Auroc.of(plain));
      assertThat(AveragePrecision.of(moved)).isEqualTo(AveragePrecision.of(plain));
      assertThat(FalsePositiveRate.atTruePositiveRate(0.95, moved))
          .isEqualTo(FalsePositiveRate.atTruePositiveRate(0.95, plain));
    }
  }

  @Test
  void theOrderOfTheImagesChangesNoFigure() {
    TestingScores scores = TestingScores.drawTied(12, 200, 60, 3);
    TestingScores mixed = scores.shuffled(99);
    assertThat(mixed.values()).isNotEqualTo(scores.values());
    assertThat(RocCurve.of(mixed.values(), mixed.anomalous()))
        .isEqualTo(RocCurve.of(scores.values(), scores.anomalous()));
    assertThat(AveragePrecision.of(mixed.values(), mixed.anomalous()))
        .isEqualTo(AveragePrecision.of(scores.values(), scores.anomalous()));
  }

  @Test
  void theAreaIsThatUnderTheCurvesPoints() {
    TestingScores scores = TestingScores.drawTied(13, 400, 100, 4);
    RocCurve curve = RocCurve.of(scores.values(), scores.anomalous());
    double trapezoids = 0;
    for (int i = 1; i < curve.points().size(); i++) {
      RocCurve.Point a = curve.points().get(i - 1);
      RocCurve.Point b = curve.points().get(i);
      trapezoids +=
          (b.falsePositiveRate() - a.falsePositiveRate())
              * (a.truePositiveRate() + b.truePositiveRate())
              / 2;
    }
    assertThat(curve.area()).isCloseTo(trapezoids, within(1e-12));
    assertThat(curve.points().get(0)).isEqualTo(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
    RocCurve.Point last = curve.points().get(curve.points().size() - 1);
    assertThat(last.falsePositiveRate()).isEqualTo(1);
    assertThat(last.truePositiveRate()).isEqualTo(1);
  }

  @Test
  void perfectReversedAndEqualScoresHaveTheirKnownAreas() {
    boolean[] labels = {false, false, true, true, true};
    assertThat(Auroc.of(new double[] {1, 2, 3, 4, 5}, labels)).isEqualTo(1);
    assertThat(Auroc.of(new double[] {5, 4, 3, 2, 1}, labels)).isEqualTo(0);
    assertThat(Auroc.of(new double[] {7, 7, 7, 7, 7}, labels)).isEqualTo(0.5);
    assertThat(AveragePrecision.of(new double[] {7, 7, 7, 7, 7}, labels)).isEqualTo(0.6);
    assertThat(AveragePrecision.of(new double[] {1, 2, 3, 4, 5}, labels)).isEqualTo(1);
    assertThat(FalsePositiveRate.atTruePositiveRate(0.95, new double[] {1, 2, 3, 4, 5}, labels))
        .isEqualTo(0);
  }

  @Test
  void negativeAndPositiveZeroAreOneScore() {
    boolean[] labels = {false, true};
    assertThat(Auroc.of(new double[] {-0.0, 0.0}, labels)).isEqualTo(0.5);
    assertThat(Auroc.of(new double[] {0.0, -0.0}, labels)).isEqualTo(0.5);
    RankedScores ranked = RankedScores.of(new double[] {-0.0, 0.0}, labels);
    assertThat(ranked.placesOf(new double[] {-0.0, 0.0})).containsExactly(0, 0);
  }

  @Test
  void infiniteScoresRankAtTheEnds() {
    double[] scores = {Double.NEGATIVE_INFINITY, 0, 1, Double.POSITIVE_INFINITY};
    assertThat(Auroc.of(scores, new boolean[] {false, true, false, true})).isEqualTo(0.75);
  }

  @Test
  void whatCannotBeRankedIsRefused() {
    assertThatThrownBy(() -> Auroc.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score 1 of 2 is NaN");
    assertThatThrownBy(() -> Auroc.of(new double[] {1, 2}, new boolean[] {true, true}))
        .hasMessage("there are 2 anomalies among 2 images");
    assertThatThrownBy(() -> Auroc.of(new double[] {1, 2}, new boolean[] {true}))
        .hasMessage("2 scores for 1 labels");
    RankedScores ranked = RankedScores.of(new double[] {1, 2}, new boolean[] {true, false});
    assertThatThrownBy(() -> ranked.placesOf(new double[] {1.5})).hasMessageContaining("1.5");
  }
}
