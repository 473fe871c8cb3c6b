package org.oddity.evaluation.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.core.AnomalyMap;
import org.oddity.evaluation.TestingCsv;

/** Figures of scikit-learn 1.9, scipy 1.17 and anomalib 2.7 on drawn maps; see localisation.py. */
class LocalisationReferenceTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Offset<Double> IN_FLOAT = within(2e-6);
  private static final TestingCsv CASES =
      TestingCsv.read(LocalisationReferenceTest.class, "cases.csv");
  private static final TestingCsv EXPECTED =
      TestingCsv.read(LocalisationReferenceTest.class, "expected.csv");

  static IntStream cases() {
    return IntStream.range(0, EXPECTED.size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void figuresAgree(int number) {
    RankedPixels ranked = ranked(number);
    Map<String, Double> metrics = LocalisationEvaluation.of(ranked).asMetrics();
    for (String name :
        new String[] {"pixel-auroc", "pixel-aupr", "aupro", "pixel-best-f1", "mask-regions"}) {
      assertThat(metrics.get(name)).as(name).isCloseTo(EXPECTED.get(number, name), EXACT);
    }
    assertThat(metrics.get("aupro")).isCloseTo(EXPECTED.get(number, "aupro-anomalib"), IN_FLOAT);
    assertThat(metrics.get("pixel-best-f1-oracle-threshold"))
        .isEqualTo((float) EXPECTED.get(number, "pixel-best-f1-oracle-threshold"));
    assertThat(PerRegionOverlap.of(ranked, 1))
        .isCloseTo(EXPECTED.get(number, "aupro-of-all"), EXACT);
  }

  private static RankedPixels ranked(int number) {
    TestingCsv pixels = CASES.where("case", number);
    int height = (int) EXPECTED.get(number, "height");
    int width = (int) EXPECTED.get(number, "width");
    RankedPixels.Collector collector = new RankedPixels.Collector(pixels.size());
    for (int image = 0; image < EXPECTED.get(number, "images"); image++) {
      TestingCsv here = pixels.where("image", image);
      double[] scores = here.column("score");
      float[] values = new float[scores.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) scores[i];
      }
      collector.add(new AnomalyMap(height, width, values), here.flags("anomalous"));
    }
    return collector.rank();
  }
}
