package org.oddity.detector.classical.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.openblas.TestingTensors;

class KnnTest {
  @Test
  void aCopyOfATrainingImageIsAtDistanceZero() {
    ImageBatch images = far(50);
    try (FittedDetector fitted = TestingFactories.of("knn", "{neighbours: 1}").fit(images, 1)) {
      assertThat(fitted.score(images).values()).containsOnly(0);
    }
  }

  @Test
  void theNearestOfManyAreFoundExactly() {
    LinearAlgebra algebra = TestingTensors.algebra();
    Matrix references = TestingTensors.random(3000, 7, 1);
    Matrix queries = TestingTensors.random(50, 7, 2);
    double[] found = NearestNeighbours.distances(queries, references, 4, algebra);
    for (int i = 0; i < 50; i++) {
      double[] all = new double[3000];
      for (int j = 0; j < 3000; j++) {
        double sum = 0;
        for (int k = 0; k < 7; k++) {
          sum += Math.pow((double) queries.get(i, k) - references.get(j, k), 2);
        }
        all[j] = Math.sqrt(sum);
      }
      Arrays.sort(all);
      assertThat(Arrays.copyOfRange(found, i * 4, i * 4 + 4)).isEqualTo(Arrays.copyOf(all, 4));
    }
  }

  @Test
  void moreNeighboursThanImagesCannotBeFound() {
    assertThatThrownBy(() -> TestingFactories.of("knn", "{neighbours: 51}").fit(far(50), 1))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessage("there are no 51 neighbours among 50 training images");
  }

  @Test
  void noNeighbourIsRefused() {
    assertThatThrownBy(() -> TestingFactories.of("knn", "{neighbours: 0}"))
        .hasMessageContaining("neighbours: must be at least 1, was 0");
  }

  /** Long vectors close together: where inner products lose digits. */
  private static ImageBatch far(int count) {
    Matrix noise = TestingTensors.random(count, 30, 3);
    for (int i = 0; i < noise.values().length; i++) {
      noise.values()[i] = 1000 + noise.values()[i] / 100;
    }
    return ImageBatch.wrap(new ImageShape(1, 30, 1), noise.values());
  }
}
