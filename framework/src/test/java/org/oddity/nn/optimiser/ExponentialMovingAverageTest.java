package org.oddity.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.core.NamedArrays;
import org.oddity.nn.Network;
import org.oddity.nn.TestingNetworks;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.tensor.Shape;

class ExponentialMovingAverageTest {
  @Test
  void theMeanFollowsSlowly() {
    Network network = TestingQuadratic.network();
    ExponentialMovingAverage average = ExponentialMovingAverage.of(network, 0.9);
    TestingNetworks.KERNELS.write(network.all().get("numbers").value(), 1, 2, 3, 4);
    average.update();
    average.update();
    try (ExponentialMovingAverage.Swap swap = average.swapIn()) {
      assertThat(swap).isNotNull();
      assertThat(TestingQuadratic.numbers(network)[0]).isCloseTo(0.19f, within(1e-6f));
      assertThat(TestingQuadratic.numbers(network)[3]).isCloseTo(0.76f, within(1e-6f));
      assertThatThrownBy(average::update).isInstanceOf(IllegalStateException.class);
    }
    assertThat(TestingQuadratic.numbers(network)).containsExactly(1, 2, 3, 4);
    average.update();
  }

  @Test
  void closingASwapTwiceIsClosingItOnce() {
    Network network = TestingQuadratic.network();
    ExponentialMovingAverage average = ExponentialMovingAverage.of(network, 0.5);
    TestingNetworks.KERNELS.write(network.all().get("numbers").value(), 1, 2, 3, 4);
    ExponentialMovingAverage.Swap swap = average.swapIn();
    swap.close();
    swap.close();
    assertThat(TestingQuadratic.numbers(network)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void statisticsAreAveragedToo() {
    Network network = TestingNetworks.ofDoubles(BatchNorm.standard(), Shape.of(1));
    ExponentialMovingAverage average = ExponentialMovingAverage.of(network, 0.75);
    TestingNetworks.KERNELS.write(network.all().get("running-mean").value(), 4);
    average.update();
    try (ExponentialMovingAverage.Swap swap = average.swapIn()) {
      assertThat(swap).isNotNull();
      assertThat(network.all().get("running-mean").value().toScalar()).isEqualTo(1);
    }
  }

  @Test
  void goesOnFromItsState() {
    Network network = TestingQuadratic.network();
    ExponentialMovingAverage average = ExponentialMovingAverage.of(network, 0.9);
    TestingNetworks.KERNELS.write(network.all().get("numbers").value(), 1, 2, 3, 4);
    average.update();
    NamedArrays state = average.state();
    ExponentialMovingAverage other = ExponentialMovingAverage.of(network, 0.9);
    other.restore(state);
    assertThat(other.state().floats("parameters")).isEqualTo(state.floats("parameters"));
    assertThatThrownBy(() -> ExponentialMovingAverage.of(network, 1))
        .hasMessageContaining("must be in [0, 1)");
  }
}
