package org.oddity.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.evaluation.TestingCsv;

/** Reference values: SciPy, and all signs counted where there are ties; see comparison.py. */
class WilcoxonSignedRankTest {
  private static final TestingCsv CASES =
      TestingCsv.read(WilcoxonSignedRankTest.class, "wilcoxon-cases.csv");
  private static final TestingCsv EXPECTED =
      TestingCsv.read(WilcoxonSignedRankTest.class, "wilcoxon-expected.csv");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void agreesWithTheReference(int number) {
    WilcoxonSignedRank found =
        WilcoxonSignedRank.of(CASES.where("case", number).column("difference"));
    assertThat(found.ranksAbove()).isEqualTo(EXPECTED.get(number, "above"));
    assertThat(found.p()).isCloseTo(EXPECTED.get(number, "p"), within(1e-10));
    assertThat(found.exact()).isEqualTo(number < 6);
  }

  @Test
  void tenOfTenBetterIsTheSmallestPOfTenTasks() {
    WilcoxonSignedRank found =
        WilcoxonSignedRank.of(.01, .02, .03, .04, .05, .06, .07, .08, .09, .10);
    assertThat(found.p()).isEqualTo(2 / 1024.0);
    assertThat(found.ranksBelow()).isZero();
  }

  @Test
  void exchangingTheMethodsKeepsTheP() {
    WilcoxonSignedRank found = WilcoxonSignedRank.of(.1, -.2, .3, .4, -.05);
    WilcoxonSignedRank turned = WilcoxonSignedRank.of(-.1, .2, -.3, -.4, .05);
    assertThat(turned.p()).isEqualTo(found.p());
    assertThat(turned.ranksAbove()).isEqualTo(found.ranksBelow());
  }

  @Test
  void differencesThatOnlyRoundingTellsApartAreTies() {
    WilcoxonSignedRank found = WilcoxonSignedRank.of(0.9 - 0.8, 0.7 - 0.8, 0.5);
    assertThat(0.9 - 0.8).isNotEqualTo(0.8 - 0.7);
    assertThat(found.ranksBelow()).isEqualTo(1.5);
  }

  @Test
  void noDifferenceIsNoDiscovery() {
    assertThat(WilcoxonSignedRank.of(0, 0, 0)).isEqualTo(new WilcoxonSignedRank(0, 0, 0, 1, true));
    assertThat(WilcoxonSignedRank.of().p()).isEqualTo(1);
    assertThatThrownBy(() -> WilcoxonSignedRank.of(0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
