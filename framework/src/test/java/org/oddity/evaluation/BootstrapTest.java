package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
  private static final TestingCsv CASES = TestingCsv.read(BootstrapTest.class, "metrics-cases.csv");
  private static final TestingCsv EXPECTED =
      TestingCsv.read(BootstrapTest.class, "bootstrap-expected.csv");

  private static RankedScores ranked(TestingScores scores) {
    return RankedScores.of(scores.values(), scores.anomalous());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void spreadAndIntervalAgreeWithResamplesDrawnByNumPy(int number) {
    TestingCsv images = CASES.where("case", number);
    RankedScores ranked = RankedScores.of(images.column("score"), images.flags("anomalous"));
    double[] areas = Bootstrap.areas(ranked, 20_000, new SplittableRandom(3));
    double error = EXPECTED.get(number, "standard-error");
    assertThat(MeanAndDeviation.of(areas).deviation().orElseThrow())
        .isCloseTo(error, within(0.02 * error));
    ConfidenceInterval interval = Bootstrap.percentiles(areas, 0.95);
    assertThat(interval.low()).isCloseTo(EXPECTED.get(number, "low"), within(0.1 * error));
    assertThat(interval.high()).isCloseTo(EXPECTED.get(number, "high"), within(0.1 * error));
  }

  @Test
  void theIntervalHoldsTheTrueAreaAboutAsOftenAsItSays() {
    double shift = 1;
    double truth = new NormalDistribution().cumulativeProbability(shift / Math.sqrt(2));
    int held = 0;
    int studies = 400;
    for (int study = 0; study < studies; study++) {
      RankedScores ranked = ranked(TestingScores.draw(study, 120, 120, shift));
      held += Bootstrap.auroc(ranked, 400, 0.9, new SplittableRandom(study)).holds(truth) ? 1 : 0;
    }
    // four standard errors of a share of 400 around 0.9
    assertThat((double) held / studies).isBetween(0.84, 0.96);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherDoesNot() {
    RankedScores ranked = ranked(TestingScores.draw(1, 200, 50, 0.5));
    ConfidenceInterval first = Bootstrap.auroc(ranked, 300, 0.95, new SplittableRandom(8));
    assertThat(Bootstrap.auroc(ranked, 300, 0.95, new SplittableRandom(8))).isEqualTo(first);
    assertThat(Bootstrap.auroc(ranked, 300, 0.95, new SplittableRandom(9))).isNotEqualTo(first);
  }

  @Test
  void aHigherLevelIsWiderAndMoreImagesAreNarrower() {
    RankedScores few = ranked(TestingScores.draw(2, 100, 100, 1));
    RankedScores many = ranked(TestingScores.draw(2, 5_000, 5_000, 1));
    double at80 = width(Bootstrap.auroc(few, 1000, 0.8, new SplittableRandom(1)));
    double at95 = width(Bootstrap.auroc(few, 1000, 0.95, new SplittableRandom(1)));
    assertThat(at95).isGreaterThan(at80);
    assertThat(width(Bootstrap.auroc(many, 1000, 0.95, new SplittableRandom(1))))
        .isLessThan(at95 / 4);
  }

  @Test
  void perfectSeparationLeavesNoWidth() {
    RankedScores perfect = ranked(TestingScores.draw(3, 50, 50, 100));
    assertThat(Bootstrap.auroc(perfect, 100, 0.95, new SplittableRandom(1)))
        .isEqualTo(new ConfidenceInterval(1, 1, 0.95));
  }

  @Test
  void noRoundsIsRefused() {
    RankedScores ranked = ranked(TestingScores.draw(1, 20, 5, 0.5));
    assertThatThrownBy(() -> Bootstrap.auroc(ranked, 0, 0.95, new SplittableRandom(1)))
        .hasMessageContaining("0");
  }

  private static double width(ConfidenceInterval interval) {
    return interval.high() - interval.low();
  }
}
