package org.oddity.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.report.canvas.Svg;

class SensitivityPlotTest {
  private static String drawn(String... values) {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (String value : values) {
      figures.put(value, List.of(0.5 + 0.01 * figures.size(), 0.6));
    }
    return Svg.inline(new SensitivityPlot("knn", "neighbours", "AUROC", figures));
  }

  @Test
  void isLogarithmicFromADecadeOn() {
    assertThat(drawn("1", "10")).contains("neighbours (logarithmic)");
    assertThat(drawn("1", "9")).contains(">neighbours<");
    assertThat(drawn("0", "100")).as("no logarithm of 0").contains(">neighbours<");
    assertThat(drawn("-5", "100")).contains(">neighbours<");
  }

  @Test
  void namesWhatIsNoNumberAndJoinsNothing() {
    assertThat(drawn("cosine", "euclidean")).contains(">cosine<").contains(">euclidean<");
    assertThat(lines(drawn("cosine", "5", "7"))).isEqualTo(3 + lines(drawn("1", "5", "7")) - 1);
  }

  private static int lines(String svg) {
    return svg.split("line s-first", -1).length - 1;
  }

  @Test
  void survivesAFigureThatNeverChanges() {
    Map<String, List<Double>> same = Map.of("1", List.of(0.5), "2", List.of(0.5));
    assertThat(Svg.inline(new SensitivityPlot("knn", "neighbours", "AUROC", same)))
        .doesNotContain("NaN");
  }
}
