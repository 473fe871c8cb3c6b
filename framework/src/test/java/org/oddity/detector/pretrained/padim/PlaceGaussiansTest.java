package org.oddity.detector.pretrained.padim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.detector.pretrained.PretrainedReference;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

class PlaceGaussiansTest {
  private static final int PLACES = 3;

  /** However many images are seen at a time. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void distancesAreThoseOfNumPy(int atOnce) {
    PretrainedReference reference = new PretrainedReference();
    Matrix patches = reference.matrix("places");
    int[] channels = {1, 2, 4, 5, 7, 8, 10};
    Parallelism parallelism = new Parallelism(2);
    var estimation = new PlaceGaussians.Estimation(PLACES, channels, parallelism);
    for (int image = 0; image < 5; image += atOnce) {
      int end = Math.min(image + atOnce, 5);
      estimation.add(patches.slice(image * PLACES, end * PLACES));
    }
    PlaceGaussians gaussians = estimation.finish(0.01);
    double[] found = gaussians.distances(reference.matrix("queries"), parallelism);
    double[] expected = reference.numbers("mahalanobis");
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-9 * expected[i]));
    }
  }
}
