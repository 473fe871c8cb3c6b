package org.oddity.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.oddity.nn.TestingNetworks.KERNELS;

import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.TestingNetworks;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

class BatchNormTest {
  /** Mean 2.5 and variance 1.25, unbiased 5/3. */
  private static final Tensor ONE_TO_FOUR =
      KERNELS.of(ElementType.DOUBLE, Shape.of(4, 1), 1, 2, 3, 4);

  @Test
  void runningStatisticsMoveAsInPyTorch() {
    Network network = network(BatchNorm.standard().momentum(0.1));
    train(network);
    assertThat(statistic(network, "running-mean")).isCloseTo(0.25, within(1e-12));
    assertThat(statistic(network, "running-variance")).isCloseTo(0.9 + 0.1 * 5 / 3, within(1e-12));
    train(network);
    assertThat(statistic(network, "running-mean")).isCloseTo(0.475, within(1e-12));
  }

  @Test
  void inTrainingTheBatchsOwnStatisticsCount() {
    double[] result = train(network(BatchNorm.standard().withoutAffine().epsilon(1e-4)));
    double deviation = Math.sqrt(1.25 + 1e-4);
    assertThat(result)
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(-1.5 / deviation, -0.5 / deviation, 0.5 / deviation, 1.5 / deviation);
  }

  @Test
  void whileScoringTheRunningStatisticsCountAndStay() {
    Network network = network(BatchNorm.standard());
    train(network);
    double mean = statistic(network, "running-mean");
    double variance = statistic(network, "running-variance");
    double[] scored = TestingNetworks.scored(network, ONE_TO_FOUR);
    assertThat(scored[3]).isCloseTo((4 - mean) / Math.sqrt(variance + 1e-5), within(1e-12));
    assertThat(statistic(network, "running-mean")).isEqualTo(mean);
  }

  @Test
  void oneNumberPerChannelHasNoVariance() {
    Network network = network(BatchNorm.standard());
    try (Tape tape = Tape.inference(KERNELS)) {
      Tensor one = KERNELS.of(ElementType.DOUBLE, Shape.of(1, 1), 3);
      assertThatThrownBy(
              () -> network.apply(tape.constant(one), Pass.training(tape, new RandomStream(1))))
          .hasMessageContaining("take batches of at least 2");
    }
  }

  private static Network network(BatchNorm norm) {
    return TestingNetworks.ofDoubles(norm, Shape.of(1));
  }

  private static double[] train(Network network) {
    try (Tape tape = Tape.inference(KERNELS)) {
      Pass pass = Pass.training(tape, new RandomStream(1));
      return network.apply(tape.constant(ONE_TO_FOUR), pass).value().toDoubles();
    }
  }

  private static double statistic(Network network, String name) {
    return network.all().get(name).value().toScalar();
  }
}
