package org.oddity.detector.pretrained.spade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;

/** On a network of random weights, which needs no file. */
class SpadeTest {
  private static final TestingFactories<?> SPADE =
      TestingFactories.of(
          "spade", "{backbone: {kind: resnet18, weights: random, input-size: 32}, neighbours: 3}");

  @Test
  void mapsTellTheDistanceToTheNeighboursPlaces() {
    ImageBatch normals = TestingBlobs.normals().training();
    ImageBatch test = TestingBlobs.labelled(4, 3).images();
    try (var fitted = (LocalisingDetector) SPADE.fit(normals, 1);
        var restored = (LocalisingDetector) SPADE.restore(fitted.state())) {
      List<AnomalyMap> maps = fitted.localise(test);
      assertThat(maps).hasSize(4);
      assertThat(sum(maps.get(1))).isGreaterThan(2 * sum(maps.get(0)));
      assertThat(restored.localise(test.slice(1, 2)).get(0).values())
          .containsExactly(maps.get(1).values());
      // Its own neighbour is the image itself, whose places are all there.
      assertThat(sum(fitted.localise(normals.slice(5, 6)).get(0))).isZero();
    }
  }

  private static double sum(AnomalyMap map) {
    double sum = 0;
    for (float value : map.values()) {
      sum += value;
    }
    return sum;
  }
}
