package org.oddity.detector.pretrained.padim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;

/** On a network of random weights, which needs no file. */
class PadimTest {
  private static final TestingFactories<?> PADIM =
      TestingFactories.of("padim", "{backbone: {kind: resnet18, weights: random, input-size: 32}}");

  @Test
  void theScoreIsTheGreatestOfTheMap() {
    ImageBatch test = TestingBlobs.labelled(4, 3).images();
    try (var fitted = (LocalisingDetector) PADIM.fit(TestingBlobs.normals().training(), 1)) {
      List<AnomalyMap> maps = fitted.localise(test);
      double[] scores = fitted.score(test).values();
      assertThat(maps).hasSize(4);
      for (int i = 0; i < 4; i++) {
        assertThat(maps.get(i).values()).hasSize(test.shape().height() * test.shape().width());
        assertThat(greatest(maps.get(i))).isEqualTo(scores[i]);
        assertThat(fitted.localise(test.slice(i, i + 1)).get(0).values())
            .containsExactly(maps.get(i).values());
      }
      assertThat(scores[1]).isGreaterThan(scores[0]);
      assertThat(scores[3]).isGreaterThan(scores[2]);
    }
  }

  private static double greatest(AnomalyMap map) {
    double greatest = 0;
    for (float value : map.values()) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }
}
