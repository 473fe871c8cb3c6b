package org.oddity.detector.adversarial.anogan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.Workload;
import org.oddity.detector.adversarial.TestingGames;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.evaluation.RocCurve;

class AnoganTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);

  @Test
  void separatesAnObviousAnomalyAndShowsIt() {
    TestingFactories<?> factory =
        TestingGames.of("anogan", "search: {steps: 30, learning-rate: 0.1}, ", 12);
    try (FittedDetector fitted = TestingGames.fit(factory, new Heard())) {
      double[] scores = fitted.score(TEST.images()).values();
      assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isGreaterThan(0.9);
      List<AnomalyMap> maps = ((LocalisingDetector) fitted).localise(TEST.images().slice(0, 2));
      assertThat(maps).hasSize(2);
      assertThat(TEST.images().image(1)[highest(maps.get(1)) * 3]).isGreaterThan(0.8f);
    }
  }

  private static int highest(AnomalyMap map) {
    int highest = 0;
    for (int i = 0; i < map.values().length; i++) {
      highest = map.values()[i] > map.values()[highest] ? i : highest;
    }
    return highest;
  }

  @Test
  void withoutLambdaTheDiscriminatorIsNotKept() {
    String quick = "search: {steps: 2}, ";
    try (FittedDetector fitted =
        TestingGames.fit(TestingGames.of("anogan", quick + "lambda: 0, ", 1), new Heard())) {
      assertThat(fitted.state().scope("networks").scope("discriminator").asMap()).isEmpty();
      assertThat(fitted.score(TEST.images()).defect()).isEmpty();
    }
    try (FittedDetector fitted =
        TestingGames.fit(TestingGames.of("anogan", quick, 1), new Heard())) {
      assertThat(fitted.state().scope("networks").scope("discriminator").asMap()).isNotEmpty();
    }
  }

  @Test
  void tellsBothTermsOfTheSearchForNormals() {
    Heard heard = new Heard();
    TestingFactories<?> factory = TestingGames.of("anogan", "search: {steps: 2}, lambda: 0.2, ", 1);
    try (FittedDetector fitted = TestingGames.fit(factory, heard)) {
      ImageBatch judged = TestingBlobs.normals().validation().slice(0, 16);
      assertThat(
              0.8 * heard.metric("search-residual") + 0.2 * heard.metric("search-discrimination"))
          .isCloseTo(
              Arrays.stream(fitted.score(judged).values()).average().orElseThrow(), within(1e-2));
    }
    Heard without = new Heard();
    TestingGames.fit(TestingGames.of("anogan", "search: {steps: 2}, lambda: 0, ", 1), without)
        .close();
    assertThat(without.metrics())
        .containsKey("search-residual")
        .doesNotContainKey("search-discrimination");
  }

  @Test
  void theForecastKnowsTheSearch() {
    Workload workload = new Workload(new ImageShape(32, 32, 3), 100, 100);
    double few =
        TestingFactories.of("anogan", "{search: {steps: 50}}").estimate(workload).operations();
    double many =
        TestingFactories.of("anogan", "{search: {steps: 500}}").estimate(workload).operations();
    assertThat(many).isGreaterThan(3 * few);
  }

  @Test
  void lambdaIsAShare() {
    assertThatThrownBy(() -> TestingFactories.of("anogan", "{lambda: 1.5}"))
        .hasMessageContaining("lambda");
    assertThatThrownBy(() -> TestingFactories.of("anogan", "{search: {steps: 0, restarts: 0}}"))
        .hasMessageContaining("steps")
        .hasMessageContaining("restarts");
  }
}
