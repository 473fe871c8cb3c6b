package org.oddity.detector.adversarial.ocgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.core.RandomStream;

class LatentSpaceTest {
  /** As in andgan.py: eps and real_latent are raw, netDe is given tanh of mu. */
  @Test
  void onlyTheGeneratorsDrawsOfTheOfficialCodePassThroughTanh() {
    float[] draws = {-0.9f, -0.2f, 0.1f, 0.4f, 0.8f};
    OcganNetworks networks = TestingOcgan.networks(LatentSpace.UNBOUNDED, OutputRange.SYMMETRIC);
    try (Tape tape = Tape.inference(networks.kernels())) {
      Variable drawn = networks.drawn(draws, tape);
      assertThat(LatentSpace.UNBOUNDED.learnedFrom(drawn).value().toFloats())
          .containsExactly(draws);
      float[] deceiving = LatentSpace.UNBOUNDED.point(drawn).value().toFloats();
      for (int i = 0; i < draws.length; i++) {
        assertThat(deceiving[i]).isCloseTo((float) Math.tanh(draws[i]), within(1e-6f));
      }
      assertThat(LatentSpace.BOUNDED.learnedFrom(drawn).value().toFloats()).containsExactly(draws);
      assertThat(LatentSpace.BOUNDED.point(drawn).value().toFloats()).containsExactly(draws);
    }
  }

  @Test
  void theOfficialCodeDrawsForEachPurposeAndThePaperOnce() {
    LatentSpace.Draws official = LatentSpace.UNBOUNDED.draws(6, new RandomStream(1));
    assertThat(official.seen()).isNotEqualTo(official.latent()).isNotEqualTo(official.generator());
    assertThat(official.latent()).isNotEqualTo(official.generator());
    LatentSpace.Draws paper = LatentSpace.BOUNDED.draws(6, new RandomStream(1));
    assertThat(paper.seen())
        .isEqualTo(new RandomStream(1).uniform(6, -1, 1))
        .isSameAs(paper.latent())
        .isSameAs(paper.generator());
  }
}
