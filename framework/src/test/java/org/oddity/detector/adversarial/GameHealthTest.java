package org.oddity.detector.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;

class GameHealthTest {
  private static final ImageShape SHAPE = new ImageShape(4, 4, 1);

  private static ImageBatch noise(double deviation) {
    float[] pixels = new RandomStream(1).gaussian(20 * SHAPE.size(), 0.5, deviation);
    return ImageBatch.wrap(SHAPE, pixels);
  }

  @Test
  void theSpreadOfTheSameImagesIsOneAndOfOnePictureZero() {
    ImageBatch real = noise(0.1);
    assertThat(GameHealth.spread(real, real)).isCloseTo(1, within(1e-12));
    assertThat(GameHealth.spread(noise(0.2), real)).isCloseTo(2, within(1e-5));
    ImageBatch same = real.select(new int[20]);
    assertThat(GameHealth.spread(same, real)).isZero();
    assertThat(GameHealth.spread(real.slice(0, 1), real.slice(0, 1))).isEqualTo(1);
  }

  /** SciPy 1.17.1: kstest([-0.9, -0.2, 0.1, 0.4], 'uniform', args=(-1, 2)).statistic. */
  @Test
  void theDistanceFromUniformIsThatOfKolmogorovAndSmirnov() {
    assertThat(GameHealth.distanceFromUniform(0.4f, -0.9f, 0.1f, -0.2f))
        .isCloseTo(0.3, within(1e-6));
    assertThat(GameHealth.distanceFromUniform(0f, 0f, 0f)).isCloseTo(0.5, within(1e-12));
    float[] uniform = new RandomStream(1).uniform(20_000, -1, 1);
    assertThat(GameHealth.distanceFromUniform(uniform)).isLessThan(0.02);
  }

  /** The same for every image: each number's distance is 0.6, 0.5 and 0.9, that of all 4/15. */
  @Test
  void codesThatAreAllAlikeAreFarFromUniformNumberByNumber() {
    float[] alike = {0.2f, 0f, -0.8f, 0.2f, 0f, -0.8f};
    assertThat(GameHealth.distanceByNumber(3, alike))
        .isCloseTo((0.6 + 0.5 + 0.9) / 3, within(1e-6));
    float[] uniform = new RandomStream(1).uniform(16 * 64, -1, 1);
    assertThat(GameHealth.distanceByNumber(16, uniform)).isCloseTo(0.87 / 8, within(0.02));
  }

  @Test
  void aHistogramOfUniformNumbersStaysNearItsLine() {
    ImageBatch picture = LatentHistogram.of(new RandomStream(1).uniform(100_000, -1, 1));
    int height = picture.shape().height();
    int width = picture.shape().width();
    for (int x = 0; x < width; x++) {
      int bar = 0;
      for (int y = 0; y < height; y++) {
        bar += picture.pixels()[y * width + x] < 1 ? 1 : 0;
      }
      assertThat(bar).as("column %s", x).isCloseTo(height / 3, within(2));
    }
  }
}
