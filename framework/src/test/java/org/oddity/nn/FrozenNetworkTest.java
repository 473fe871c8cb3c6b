package org.oddity.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.Nd4jKernels;

/** A network that somebody else's step goes through keeps every bit, statistics too. */
class FrozenNetworkTest {
  private static final Kernels KERNELS = Nd4jKernels.create();
  private static final Shape INPUT = Shape.of(4);

  private final RandomStream random = new RandomStream(1);
  private final Network moved = network();
  private final Network frozen = network();
  private final Optimiser optimiser = Optimiser.of(OptimiserOptions.Adam.of(0.1), moved);

  private Network network() {
    Layer layer = Sequential.of(Dense.of(4), BatchNorm.standard(), Activation.relu(), Dense.of(4));
    return Network.initialise(KERNELS, layer, INPUT, random);
  }

  private static Map<String, float[]> bits(Network network) {
    Map<String, float[]> bits = new LinkedHashMap<>();
    network.all().forEach((name, parameter) -> bits.put(name, parameter.value().toFloats()));
    return bits;
  }

  private void step(boolean statistics) {
    try (Tape tape = Tape.recording(KERNELS)) {
      Pass own = Pass.training(tape, random);
      Pass through = statistics ? own : own.withoutStatistics();
      Variable x = tape.constant(KERNELS.of(Shape.of(8, 4), random.uniform(32, -1, 1)));
      Variable y = frozen.apply(moved.apply(x, own), through);
      optimiser.minimise(Losses.l2(y, x));
    }
  }

  @Test
  void keepsEveryBitWithoutStatistics() {
    Map<String, float[]> before = bits(frozen);
    Map<String, float[]> others = bits(moved);
    step(false);
    bits(frozen).forEach((name, values) -> assertThat(values).as(name).isEqualTo(before.get(name)));
    assertThat(bits(moved).get("dense-1.weights")).isNotEqualTo(others.get("dense-1.weights"));
  }

  @Test
  void aPassForTrainingMovesItsStatisticsAlone() {
    Map<String, float[]> before = bits(frozen);
    step(true);
    bits(frozen)
        .forEach(
            (name, values) -> {
              if (name.contains("running")) {
                assertThat(values).as(name).isNotEqualTo(before.get(name));
              } else {
                assertThat(values).as(name).isEqualTo(before.get(name));
              }
            });
  }

  @Test
  void whatItGivesIsThatOfTheBatchEitherWay() {
    float[] numbers = random.uniform(32, -1, 1);
    try (Tape tape = Tape.inference(KERNELS)) {
      Variable x = tape.constant(KERNELS.of(Shape.of(8, 4), numbers));
      Pass training = Pass.training(tape, random);
      float[] without = frozen.apply(x, training.withoutStatistics()).value().toFloats();
      assertThat(frozen.apply(x, training).value().toFloats()).isEqualTo(without);
    }
  }
}
