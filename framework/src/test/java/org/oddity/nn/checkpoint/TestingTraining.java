package org.oddity.nn.checkpoint;

import java.util.Arrays;
import java.util.List;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.TestingNetworks;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Dropout;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.optimiser.ClippingOptions;
import org.oddity.nn.optimiser.ExponentialMovingAverage;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.nn.optimiser.ScheduleOptions;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/** The training of a tiny network with everything that has a state. */
final class TestingTraining {
  private static final int IMAGES = 12;
  private static final int BATCH = 4;
  private static final Shape IMAGE = Shape.of(6, 6, 1);
  private static final Kernels KERNELS = TestingNetworks.KERNELS;

  private final RandomStream order = new RandomStream(11);
  private final RandomStream dropout = new RandomStream(12);
  private final Network network;
  private final Optimiser optimiser;
  private final ExponentialMovingAverage average;
  private long epoch;

  TestingTraining(long seed) {
    network =
        Network.initialise(
            KERNELS,
            Sequential.of(
                Convolution.of(4, Window.of(4, 2, 1)).withoutBias(),
                BatchNorm.standard(),
                Activation.leakyRelu(0.2),
                Dropout.of(0.3),
                new Flatten(),
                Dense.of(2)),
            IMAGE,
            new RandomStream(seed));
    optimiser =
        Optimiser.of(
            new OptimiserOptions.Adam(0.01, 0.5, 0.999, 1e-8, 1e-3),
            new ScheduleOptions.Step(List.of(1, 3), 0.3, new ScheduleOptions.WarmUp(2, 0.1))
                .over(4),
            new ClippingOptions.GlobalNorm(1),
            network);
    average = ExponentialMovingAverage.of(network, 0.8);
  }

  void epochs(int count) {
    for (int i = 0; i < count; i++) {
      int[] places = order.permutation(IMAGES);
      for (int from = 0; from < IMAGES; from += BATCH) {
        optimiser.enterEpoch(epoch + (double) from / IMAGES);
        step(Arrays.copyOfRange(places, from, from + BATCH));
      }
      epoch++;
    }
  }

  private void step(int... places) {
    float[] pixels = new float[places.length * IMAGE.size()];
    for (int i = 0; i < places.length; i++) {
      float[] image = new RandomStream(places[i]).gaussian(IMAGE.size(), 0, 1);
      System.arraycopy(image, 0, pixels, i * IMAGE.size(), IMAGE.size());
    }
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(KERNELS.of(IMAGE.prepend(places.length), pixels));
      optimiser.minimise(network.apply(x, Pass.training(tape, dropout)).plus(-1).square().mean());
    }
    average.update();
  }

  Checkpoint checkpoint() {
    return Checkpoint.builder()
        .network("encoder", network)
        .optimiser("adam", optimiser)
        .average("mean", average)
        .stream("order", order)
        .stream("dropout", dropout)
        .counter("epoch", () -> epoch, value -> epoch = value)
        .build();
  }

  byte[] encoded() {
    return checkpoint().encode();
  }

  void restore(byte[] content) {
    checkpoint().decode(content, "checkpoint.safetensors");
  }
}
