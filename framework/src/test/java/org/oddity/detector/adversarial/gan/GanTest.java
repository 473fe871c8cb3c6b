package org.oddity.detector.adversarial.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.TestingGames;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.nn.Network;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.Batch;
import org.oddity.training.Epoch;
import org.oddity.training.Step;

class GanTest {
  @Test
  void onlyTheDiscriminatorIsKept() {
    try (FittedDetector fitted = TestingGames.fit(TestingGames.of("gan", "", 1), new Heard())) {
      assertThat(fitted.state().scope("networks").scope("discriminator").asMap()).isNotEmpty();
      assertThat(fitted.state().scope("networks").scope("generator").asMap()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0.5, 1})
  void labelsAreSmoothedByLessThanHalf(double share) {
    assertThatThrownBy(() -> TestingFactories.of("gan", "{label-smoothing: %s}".formatted(share)))
        .hasMessageContaining("label-smoothing")
        .hasMessageContaining("[0, 0.5)");
  }

  @Test
  void smoothedLabelsMakeTheDiscriminatorLessSure() {
    Heard sure = new Heard();
    TestingGames.fit(TestingGames.of("gan", "", 12), sure).close();
    Heard unsure = new Heard();
    TestingGames.fit(TestingGames.of("gan", "label-smoothing: 0.3, ", 12), unsure).close();
    assertThat(unsure.metric("training/discriminator-loss"))
        .isGreaterThan(sure.metric("training/discriminator-loss"));
  }

  @ParameterizedTest
  @EnumSource(Prior.class)
  void drawsHaveTheMomentsOfTheirPrior(Prior prior) {
    float[] draws = prior.draw(100_000, new RandomStream(1));
    double mean = 0;
    double square = 0;
    for (float draw : draws) {
      mean += draw / draws.length;
      square += (double) draw * draw / draws.length;
    }
    assertThat(mean).isCloseTo(0, within(0.01));
    assertThat(square).isCloseTo(prior == Prior.UNIFORM ? 1.0 / 3 : 1, within(0.02));
  }

  /** Scores are made of real images: what the generator draws must not be in the statistics. */
  @Test
  void theDiscriminatorsStatisticsAreThoseOfRealImages() {
    NamedArrays one = afterAStep(1);
    NamedArrays other = afterAStep(2);
    assertThat(statistics(one, "discriminator")).isEqualTo(statistics(other, "discriminator"));
    assertThat(statistics(one, "generator")).isNotEqualTo(statistics(other, "generator"));
  }

  private static Map<String, String> statistics(NamedArrays state, String network) {
    Map<String, String> statistics = new TreeMap<>();
    state
        .scope(network)
        .asMap()
        .forEach(
            (name, array) -> {
              if (name.contains("running-")) {
                statistics.put(name, Arrays.toString((float[]) array));
              }
            });
    assertThat(statistics).isNotEmpty();
    return statistics;
  }

  /** The same networks and images, other draws. */
  private static NamedArrays afterAStep(long seed) {
    String yaml = "{" + TestingGames.NETWORKS + "}";
    GanRecipe recipe = TestingFactories.options(yaml, GanOptions.class).recipe();
    Gan gan = Gan.of(recipe, TestingFactories.bound(Backbones.class));
    Kernels kernels = TestingFactories.bound(Engine.class).kernels();
    NamedNetworks networks = new NamedNetworks();
    gan.plans(TestingBlobs.SHAPE, 0, 1)
        .forEach(
            (name, plan) ->
                networks.and(
                    name,
                    Network.initialise(kernels, plan.layer(), plan.input(), new RandomStream(7))));
    GanTrainee trainee =
        new GanTrainee(
            recipe, gan.networks(networks, TestingBlobs.SHAPE), seed, examples -> Map.of());
    ImageBatch images = TestingBlobs.waves(16, 1);
    int[] places = new int[16];
    Arrays.setAll(places, i -> i);
    trainee.step(new Batch(images, places), new Step(new Epoch(1, 1, 1), 0));
    return networks.state();
  }
}
