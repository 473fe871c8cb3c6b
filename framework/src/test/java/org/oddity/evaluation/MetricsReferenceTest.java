package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of scikit-learn 1.9 on drawn cases with ties; see metrics.py. */
class MetricsReferenceTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final TestingCsv CASES =
      TestingCsv.read(MetricsReferenceTest.class, "metrics-cases.csv");
  private static final TestingCsv EXPECTED =
      TestingCsv.read(MetricsReferenceTest.class, "metrics-expected.csv");

  static IntStream cases() {
    return IntStream.range(0, EXPECTED.size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areasAndRatesAgree(int number) {
    TestingCsv images = CASES.where("case", number);
    RankedScores ranked = RankedScores.of(images.column("score"), images.flags("anomalous"));
    assertThat(Auroc.of(ranked)).isCloseTo(EXPECTED.get(number, "auroc"), EXACT);
    assertThat(RocCurve.of(ranked).area()).isEqualTo(Auroc.of(ranked));
    assertThat(AveragePrecision.of(ranked)).isCloseTo(EXPECTED.get(number, "aupr"), EXACT);
    assertThat(FalsePositiveRate.atTruePositiveRate(0.95, ranked))
        .isCloseTo(EXPECTED.get(number, "fpr-at-95-tpr"), EXACT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void figuresAtAThresholdAgree(int number) {
    TestingCsv images = CASES.where("case", number);
    Confusion confusion =
        Confusion.at(
            EXPECTED.get(number, "threshold"), images.column("score"), images.flags("anomalous"));
    assertThat(confusion.f1()).isCloseTo(EXPECTED.get(number, "f1"), EXACT);
    assertThat(confusion.precision()).isCloseTo(EXPECTED.get(number, "precision"), EXACT);
    assertThat(confusion.recall()).isCloseTo(EXPECTED.get(number, "recall"), EXACT);
    assertThat(confusion.accuracy()).isCloseTo(EXPECTED.get(number, "accuracy"), EXACT);
    assertThat(confusion.balancedAccuracy())
        .isCloseTo(EXPECTED.get(number, "balanced-accuracy"), EXACT);
    assertThat(confusion.count()).isEqualTo(images.size());
  }
}
