package org.oddity.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.evaluation.TestingCsv;

/** Reference values of SciPy; see comparison.py. */
class RankComparisonTest {
  private static final TestingCsv CASES =
      TestingCsv.read(RankComparisonTest.class, "friedman-cases.csv");
  private static final TestingCsv EXPECTED =
      TestingCsv.read(RankComparisonTest.class, "friedman-expected.csv");

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void friedmanAndImanDavenportAgree(int number) {
    TestingCsv figures = CASES.where("case", number);
    int methods = (int) EXPECTED.get(number, "methods");
    double[][] auroc = new double[(int) EXPECTED.get(number, "tasks")][methods];
    for (int row = 0; row < figures.size(); row++) {
      auroc[(int) figures.get(row, "task")][(int) figures.get(row, "method")] =
          figures.get(row, "auroc");
    }
    RankComparison found = RankComparison.of(names(methods), auroc, 0.05);
    FriedmanTest friedman = found.friedman();
    assertThat(friedman.chiSquared()).isCloseTo(EXPECTED.get(number, "chi-squared"), within(1e-9));
    assertThat(friedman.p()).isCloseTo(EXPECTED.get(number, "p"), within(1e-10));
    assertThat(friedman.f()).isCloseTo(EXPECTED.get(number, "f"), within(1e-9));
    assertThat(friedman.fP()).isCloseTo(EXPECTED.get(number, "f-p"), within(1e-10));
    assertThat(found.averageRanks().get(0))
        .isCloseTo(EXPECTED.get(number, "first-rank"), within(1e-12));
  }

  @Test
  void criticalValuesAgreeForTwoToTwentyMethods() {
    TestingCsv expected = TestingCsv.read(RankComparisonTest.class, "nemenyi-expected.csv");
    for (int row = 0; row < expected.size(); row++) {
      int methods = (int) expected.get(row, "methods");
      double scale = Math.sqrt(methods * (methods + 1) / (6.0 * 10));
      assertThat(RankComparison.criticalDifference(methods, 10, expected.get(row, "alpha")))
          .isCloseTo(expected.get(row, "q") * scale, within(1e-7));
    }
  }

  @Test
  void criticalValuesRoundToThosePrintedByDemsar() {
    double[] printed = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
    for (int methods = 2; methods <= 10; methods++) {
      double scale = Math.sqrt(methods * (methods + 1) / 60.0);
      assertThat(RankComparison.criticalDifference(methods, 10, 0.05) / scale)
          .isCloseTo(printed[methods - 2], within(0.0011));
    }
  }

  @Test
  void equalFiguresShareTheirRank() {
    double[][] auroc = {{0.9, 0.8, 0.8}, {0.7, 0.9, 0.7}};
    assertThat(RankComparison.of(names(3), auroc, 0.05).averageRanks())
        .containsExactly(1.75, 1.75, 2.5);
  }

  @Test
  void methodsThatRankAlikeOnEveryTaskLeaveNoDoubt() {
    double[][] auroc = new double[10][];
    for (int task = 0; task < auroc.length; task++) {
      auroc[task] = new double[] {0.9, 0.7, 0.5};
    }
    FriedmanTest friedman = RankComparison.of(names(3), auroc, 0.05).friedman();
    assertThat(friedman.chiSquared()).isCloseTo(20, within(1e-12));
    assertThat(friedman.f()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(friedman.fP()).isZero();
  }

  @Test
  void methodsThatAreEqualEverywhereDoNotDiffer() {
    RankComparison found =
        RankComparison.of(names(2), new double[][] {{0.5, 0.5}, {0.6, 0.6}}, 0.05);
    assertThat(found.friedman()).isEqualTo(new FriedmanTest(0, 1, 0, 1));
    assertThat(found.groups()).containsExactly(List.of("m0", "m1"));
  }

  @Test
  void groupsAreTheLongestRunsWithinTheCriticalDifferenceBestFirst() {
    // average ranks 4, 3, 2, 1 on 16 tasks: critical difference 1.17
    double[][] auroc = new double[16][];
    for (int task = 0; task < auroc.length; task++) {
      auroc[task] = new double[] {0.6, 0.7, 0.8, 0.9};
    }
    RankComparison found = RankComparison.of(names(4), auroc, 0.05);
    assertThat(found.averageRanks()).containsExactly(4.0, 3.0, 2.0, 1.0);
    assertThat(found.criticalDifference()).isCloseTo(1.173, within(0.001));
    assertThat(found.groups())
        .containsExactly(List.of("m3", "m2"), List.of("m2", "m1"), List.of("m1", "m0"));
  }

  @Test
  void oneGroupHoldsAllWhereTasksAreFewAndNoneWhereTheyAreMany() {
    double[][] few = {{0.6, 0.7, 0.8}, {0.6, 0.7, 0.8}};
    assertThat(RankComparison.of(names(3), few, 0.05).groups())
        .containsExactly(List.of("m2", "m1", "m0"));
    double[][] many = new double[100][];
    for (int task = 0; task < many.length; task++) {
      many[task] = few[0];
    }
    assertThat(RankComparison.of(names(3), many, 0.05).groups()).isEmpty();
  }

  @Test
  void oneTaskOneMethodAndNaNAreRefused() {
    assertThatThrownBy(() -> RankComparison.of(names(2), new double[][] {{1, 2}}, 0.05))
        .hasMessage("needs two tasks and two methods, has 1 and 2");
    assertThatThrownBy(() -> RankComparison.of(names(1), new double[][] {{1}, {2}}, 0.05))
        .hasMessage("needs two tasks and two methods, has 2 and 1");
    assertThatThrownBy(
            () -> RankComparison.of(names(2), new double[][] {{1, Double.NaN}, {1, 2}}, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
