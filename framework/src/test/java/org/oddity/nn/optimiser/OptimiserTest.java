package org.oddity.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.core.NamedArrays;
import org.oddity.nn.Network;
import org.oddity.nn.TestingNetworks;

class OptimiserTest {
  private static final OptimiserOptions ADAM = OptimiserOptions.Adam.of(0.1);

  @Test
  void movesAllItsNetworksAndNoOther() {
    Network first = TestingQuadratic.network();
    Network second = TestingQuadratic.network();
    Network frozen = TestingQuadratic.network();
    Optimiser optimiser = Optimiser.of(ADAM, first, second);
    try (Tape tape = Tape.recording(TestingNetworks.KERNELS)) {
      optimiser.minimise(TestingQuadratic.loss(tape, first, second, frozen));
    }
    assertThat(TestingQuadratic.numbers(first)[0]).isCloseTo(0.1f, within(1e-6f));
    assertThat(TestingQuadratic.numbers(second)).isEqualTo(TestingQuadratic.numbers(first));
    assertThat(TestingQuadratic.numbers(frozen)).containsOnly(0);
    assertThat(optimiser.iteration()).isEqualTo(1);
  }

  @Test
  void theNormIsOneOfAllNetworksTogether() {
    Network alone = TestingQuadratic.network();
    Network first = TestingQuadratic.network();
    Network second = TestingQuadratic.network();
    double limit = 2;
    TestingQuadratic.step(clipped(limit / Math.sqrt(2), alone), alone);
    TestingQuadratic.step(clipped(limit, first, second), first, second);
    for (int i = 0; i < 4; i++) {
      assertThat(TestingQuadratic.numbers(first)[i])
          .isCloseTo(TestingQuadratic.numbers(alone)[i], within(1e-6f));
    }
  }

  private static Optimiser clipped(double limit, Network... networks) {
    return Optimiser.of(
        new OptimiserOptions.Sgd(1, 0, false, 0),
        Schedule.constant(),
        new ClippingOptions.GlobalNorm(limit),
        networks);
  }

  @Test
  void smallGradientsAreNotScaledUp() {
    Network free = TestingQuadratic.network();
    Network limited = TestingQuadratic.network();
    TestingQuadratic.step(Optimiser.of(new OptimiserOptions.Sgd(1, 0, false, 0), free), free);
    TestingQuadratic.step(clipped(1000, limited), limited);
    assertThat(TestingQuadratic.numbers(limited)).isEqualTo(TestingQuadratic.numbers(free));
  }

  @Test
  void goesOnFromItsState() {
    Network straight = TestingQuadratic.network();
    Optimiser one = Optimiser.of(ADAM, straight);
    steps(one, straight, 3);
    NamedArrays state = one.state();
    NamedArrays numbers = straight.state();
    steps(one, straight, 3);

    Network again = TestingQuadratic.network();
    Optimiser other = Optimiser.of(ADAM, again);
    other.restore(state);
    again.restore(numbers);
    steps(other, again, 3);
    assertThat(TestingQuadratic.numbers(again)).isEqualTo(TestingQuadratic.numbers(straight));
    assertThat(other.iteration()).isEqualTo(6);
  }

  private static void steps(Optimiser optimiser, Network network, int count) {
    for (int i = 0; i < count; i++) {
      TestingQuadratic.step(optimiser, network);
    }
  }

  @Test
  void refusesTheStateOfAnotherRule() {
    Network network = TestingQuadratic.network();
    Optimiser adam = Optimiser.of(ADAM, network);
    NamedArrays state = Optimiser.of(new OptimiserOptions.Sgd(0.1, 0.9, false, 0), network).state();
    assertThatThrownBy(() -> adam.restore(state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("network-1.gradient-mean is missing")
        .hasMessageContaining("network-1.velocity is not known here");
    assertThatThrownBy(() -> adam.restore(NamedArrays.builder().build()))
        .hasMessage("its steps or its time are missing");
  }

  @Test
  void theScheduleSetsTheRate() {
    Optimiser optimiser =
        Optimiser.of(
            ADAM, epoch -> 1 / (1 + epoch), new ClippingOptions.None(), TestingQuadratic.network());
    assertThat(optimiser.learningRate()).isEqualTo(0.1);
    optimiser.enterEpoch(1.5);
    assertThat(optimiser.learningRate()).isCloseTo(0.04, within(1e-15));
    assertThatThrownBy(() -> optimiser.enterEpoch(Double.NaN)).hasMessageContaining("was NaN");
    assertThatThrownBy(() -> Optimiser.of(ADAM)).hasMessageContaining("needs a network");
  }
}
