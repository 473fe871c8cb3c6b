package org.oddity.detector.adversarial.ocgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;

class OcganNetworksTest {
  private static final ImageBatch IMAGES =
      ImageBatch.wrap(
          TestingOcgan.SHAPE, new RandomStream(1).uniform(4 * TestingOcgan.SHAPE.size(), 0.3, 0.7));

  private static final float[] NOISE = new RandomStream(2).gaussian(IMAGES.pixels().length, 0, 0.1);

  @Test
  void noiseAndErrorAreThoseOfMinusOneToOneWhateverTheDecodersRange() {
    OcganNetworks tanh = TestingOcgan.networks(LatentSpace.BOUNDED, OutputRange.SYMMETRIC);
    OcganNetworks sigmoid = TestingOcgan.networks(LatentSpace.BOUNDED, OutputRange.UNIT);
    assertThat(noisy(sigmoid)).containsExactly(noisy(tanh), within(1e-6f));
    double ofNoise = 0;
    for (float number : NOISE) {
      ofNoise += (double) number * number / NOISE.length;
    }
    assertThat(error(tanh)).isCloseTo(ofNoise, within(1e-6));
    assertThat(error(sigmoid)).isCloseTo(ofNoise, within(1e-6));
  }

  private static float[] noisy(OcganNetworks networks) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      return networks.images(networks.noisy(networks.values(IMAGES, tape), NOISE)).pixels();
    }
  }

  private static double error(OcganNetworks networks) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Variable values = networks.values(IMAGES, tape);
      return networks.error(networks.noisy(values, NOISE), values).toScalar();
    }
  }
}
