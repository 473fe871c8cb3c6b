package org.oddity.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.evaluation.TestingCsv;

/** Reference values: DeLong's definition pair by pair in Python; see comparison.py. */
class DeLongTestTest {
  private static final TestingCsv CASES = TestingCsv.read(DeLongTestTest.class, "delong-cases.csv");
  private static final TestingCsv EXPECTED =
      TestingCsv.read(DeLongTestTest.class, "delong-expected.csv");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void everyFigureAgreesWithTheDefinition(int number) {
    TestingCsv images = CASES.where("case", number);
    AurocDifference found =
        DeLongTest.compare(images.column("a"), images.column("b"), images.flags("anomalous"), 0.95);
    assertThat(found.aurocA()).isCloseTo(EXPECTED.get(number, "auroc-a"), within(1e-12));
    assertThat(found.aurocB()).isCloseTo(EXPECTED.get(number, "auroc-b"), within(1e-12));
    assertThat(found.difference()).isCloseTo(EXPECTED.get(number, "difference"), within(1e-12));
    assertThat(found.standardError()).isCloseTo(EXPECTED.get(number, "error"), within(1e-12));
    assertThat(found.z()).isCloseTo(EXPECTED.get(number, "z"), within(1e-10));
    assertThat(found.p()).isCloseTo(EXPECTED.get(number, "p"), within(1e-10));
    assertThat(found.interval().low()).isCloseTo(EXPECTED.get(number, "low"), within(1e-10));
    assertThat(found.interval().high()).isCloseTo(EXPECTED.get(number, "high"), within(1e-10));
  }

  @Test
  void exchangingTheMethodsExchangesTheSign() {
    TestingPair pair = TestingPair.draw(1, 200, 80, 0.4);
    AurocDifference ab = DeLongTest.compare(pair.a(), pair.b(), pair.anomalous(), 0.9);
    AurocDifference ba = DeLongTest.compare(pair.b(), pair.a(), pair.anomalous(), 0.9);
    assertThat(ba.difference()).isEqualTo(-ab.difference());
    assertThat(ba.p()).isEqualTo(ab.p());
    assertThat(ba.interval().low()).isCloseTo(-ab.interval().high(), within(1e-15));
  }

  @Test
  void aMethodDoesNotDifferFromItselfNorFromItsScaledScores() {
    TestingPair pair = TestingPair.draw(2, 100, 50, 0);
    double[] scaled = Arrays.stream(pair.a()).map(Math::exp).toArray();
    AurocDifference same = DeLongTest.compare(pair.a(), scaled, pair.anomalous(), 0.95);
    assertThat(same.difference()).isZero();
    assertThat(same.standardError()).isZero();
    assertThat(same.z()).isZero();
    assertThat(same.p()).isEqualTo(1);
  }

  @Test
  void aDifferenceWithoutSpreadIsCertain() {
    boolean[] labels = {false, false, true, true};
    AurocDifference found =
        DeLongTest.compare(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}, labels, 0.95);
    assertThat(found.difference()).isEqualTo(1);
    assertThat(found.z()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(found.p()).isZero();
  }

  @Test
  void thePIsBelowFiveInAHundredWhereTheIntervalExcludesZero() {
    for (int seed = 0; seed < 50; seed++) {
      TestingPair pair = TestingPair.draw(seed, 80, 40, 0.5);
      AurocDifference found = DeLongTest.compare(pair.a(), pair.b(), pair.anomalous(), 0.95);
      assertThat(found.p() < 0.05).isEqualTo(!found.interval().holds(0));
    }
  }

  @Test
  void equallyGoodMethodsAreToldApartAsRarelyAsTheLevelSays() {
    int discoveries = 0;
    int studies = 2_000;
    for (int study = 0; study < studies; study++) {
      TestingPair pair = TestingPair.draw(study, 80, 60, 0);
      discoveries +=
          DeLongTest.compare(pair.a(), pair.b(), pair.anomalous(), 0.95).p() < 0.05 ? 1 : 0;
    }
    // five standard errors of a share of 2,000 around 0.05
    assertThat((double) discoveries / studies).isBetween(0.025, 0.075);
  }

  @Test
  void trainingsThatAreCopiesOfOneCountAsOne() {
    TestingPair pair = TestingPair.draw(3, 100, 50, 0.3);
    AurocDifference one = DeLongTest.compare(pair.a(), pair.b(), pair.anomalous(), 0.95);
    AurocDifference copied =
        DeLongTest.compare(
            List.of(pair.a(), pair.a(), pair.a()), List.of(pair.b()), pair.anomalous(), 0.95);
    assertThat(copied.difference()).isCloseTo(one.difference(), within(1e-14));
    assertThat(copied.p()).isCloseTo(one.p(), within(1e-12));
  }

  @Test
  void severalTrainingsAverageTheirAreasAndLessenTheError() {
    TestingPair first = TestingPair.draw(4, 300, 100, 0.3);
    double[] noisy = first.a().clone();
    Random random = new Random(5);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += random.nextGaussian();
    }
    boolean[] labels = first.anomalous();
    AurocDifference alone = DeLongTest.compare(noisy, first.b(), labels, 0.95);
    AurocDifference both =
        DeLongTest.compare(List.of(first.a(), noisy), List.of(first.b()), labels, 0.95);
    double a = DeLongTest.compare(first.a(), first.b(), labels, 0.95).aurocA();
    assertThat(both.aurocA()).isCloseTo((a + alone.aurocA()) / 2, within(1e-14));
    assertThat(both.standardError()).isLessThan(alone.standardError());
  }

  @Test
  void theBootstrapFindsTheSameError() {
    TestingPair pair = TestingPair.draw(6, 400, 200, 0.3);
    AurocDifference delong = DeLongTest.compare(pair.a(), pair.b(), pair.anomalous(), 0.95);
    AurocDifference drawn =
        PairedBootstrap.compare(
            List.of(pair.a()),
            List.of(pair.b()),
            pair.anomalous(),
            2_000,
            0.95,
            new SplittableRandom(1));
    assertThat(drawn.difference()).isEqualTo(delong.difference());
    double error = delong.standardError();
    assertThat(drawn.standardError()).isCloseTo(error, within(0.06 * error));
    assertThat(drawn.interval().low()).isCloseTo(delong.interval().low(), within(0.2 * error));
    assertThat(drawn.interval().high()).isCloseTo(delong.interval().high(), within(0.2 * error));
    assertThat(drawn.p()).isCloseTo(delong.p(), within(0.02));
  }

  @Test
  void theBootstrapRepeatsWithItsSeed() {
    TestingPair pair = TestingPair.draw(7, 50, 30, 0.3);
    List<double[]> a = List.of(pair.a(), pair.b());
    List<double[]> b = List.of(pair.b());
    AurocDifference first =
        PairedBootstrap.compare(a, b, pair.anomalous(), 200, 0.9, new SplittableRandom(3));
    assertThat(PairedBootstrap.compare(a, b, pair.anomalous(), 200, 0.9, new SplittableRandom(3)))
        .isEqualTo(first);
    assertThat(PairedBootstrap.compare(a, b, pair.anomalous(), 200, 0.9, new SplittableRandom(4)))
        .isNotEqualTo(first);
  }

  @Test
  void oneAnomalyHasNoVariance() {
    boolean[] labels = {false, false, true};
    assertThatThrownBy(
            () -> DeLongTest.compare(new double[] {1, 2, 3}, new double[] {3, 1, 2}, labels, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two normals and two anomalies");
  }
}
