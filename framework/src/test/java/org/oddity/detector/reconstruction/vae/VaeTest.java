package org.oddity.detector.reconstruction.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.reconstruction.TestingAutoencoders;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.evaluation.RocCurve;

class VaeTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(40, 7);

  private static TestingFactories<?> vae(String options) {
    return TestingAutoencoders.of("vae", options, "epochs: 12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score: reconstruction, ",
        "likelihood: bernoulli, ",
        "likelihood: {kind: gaussian, deviation: 0.5}, beta: 0.1, ",
        "samples: 5, "
      })
  void separatesByAnyScoreAndLikelihood(String options) {
    try (FittedDetector fitted = TestingAutoencoders.fit(vae(options))) {
      double[] scores = fitted.score(TEST.images()).values();
      assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isGreaterThan(0.95);
    }
  }

  @Test
  void drawnCodesAreThoseOfTheFitWhateverTheBatch() {
    TestingFactories<?> factory = vae("samples: 3, ");
    try (FittedDetector fitted = TestingAutoencoders.fit(factory)) {
      double[] together = fitted.score(TEST.images()).values();
      assertThat(TestingFactories.scoredOneByOne(fitted, TEST.images()).values())
          .containsExactly(together);
      NamedArrays state = fitted.state();
      assertThat(state.scope("scorer").floats("noise")).hasSize(3 * 16);
      try (FittedDetector restored = factory.restore(state)) {
        assertThat(restored.score(TEST.images()).values()).containsExactly(together);
      }
    }
  }

  /** The more codes, the nearer the mean over them is to the expectation of the bound. */
  @Test
  void moreCodesComeNearerToEachOther() {
    double few = difference("samples: 1, ", "samples: 40, ");
    double many = difference("samples: 20, ", "samples: 40, ");
    assertThat(many).isLessThan(few / 2);
  }

  private static double difference(String one, String other) {
    try (FittedDetector a = TestingAutoencoders.fit(vae(one));
        FittedDetector b = TestingAutoencoders.fit(vae(other))) {
      double[] first = a.score(TEST.images()).values();
      double[] second = b.score(TEST.images()).values();
      double sum = 0;
      for (int i = 0; i < first.length; i++) {
        sum += Math.abs(first[i] - second[i]);
      }
      return sum / first.length;
    }
  }

  @Test
  void aHeavyDivergenceTurnsAllLatentsOff() {
    Heard heavy = new Heard();
    TestingAutoencoders.fit(vae("beta: 1e5, "), heavy.context()).close();
    assertThat(heavy.metric("active-latents")).isZero();
    assertThat(heavy.metric("collapsed")).isEqualTo(1);
    Heard usual = new Heard();
    TestingAutoencoders.fit(vae(""), usual.context()).close();
    assertThat(usual.metric("active-latents")).isBetween(1.0, 16.0);
    assertThat(usual.metric("training/kl-divergence")).isPositive();
    assertThat(usual.metric("training/loss"))
        .isCloseTo(
            usual.metric("training/reconstruction") + usual.metric("training/kl-divergence"),
            within(1e-3));
  }

  @Test
  void showsImagesOfCodesDrawnFromThePrior() {
    Heard heard = new Heard();
    TestingAutoencoders.fit(
            TestingAutoencoders.of("vae", "", "epochs: 2, images-at: [2]"), heard.context())
        .close();
    assertThat(heard.images().get("training/samples/2").rows().get(0).images().count())
        .isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beta: -1, ",
        "samples: -1, ",
        "samples: 2, score: reconstruction, ",
        "likelihood: {kind: gaussian, deviation: 0}, "
      })
  void refusesWhatMakesNoSense(String options) {
    assertThatThrownBy(() -> vae(options)).hasMessageContaining("must be");
  }
}
