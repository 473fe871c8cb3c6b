package org.oddity.nn;

import org.oddity.autograd.Tape;
import org.oddity.core.RandomStream;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.nd4j.Nd4jKernels;

/** Small networks and random images for tests. */
public final class TestingNetworks {
  /** Computes for all tests of networks. */
  public static final Kernels KERNELS = Nd4jKernels.create();

  private TestingNetworks() {}

  /** Returns a network of doubles. */
  public static Network ofDoubles(Layer layer, Shape input) {
    return Network.initialise(KERNELS, layer, input, new RandomStream(5), ElementType.DOUBLE);
  }

  /** Returns images of normal numbers, in doubles; the same ones for the same seed. */
  public static Tensor images(long seed, int batch, Shape image) {
    Shape shape = image.prepend(batch);
    RandomStream random = new RandomStream(seed);
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextGaussian();
    }
    return KERNELS.of(ElementType.DOUBLE, shape, numbers);
  }

  /** Returns what a network makes of images while scoring. */
  public static double[] scored(Network network, Tensor images) {
    try (Tape tape = Tape.inference(network.kernels())) {
      return network.apply(tape.constant(images), Pass.inference(tape)).value().toDoubles();
    }
  }

  /** Moves the running statistics of a network away from where they began. */
  public static void train(Network network) {
    for (int i = 0; i < 3; i++) {
      try (Tape tape = Tape.inference(network.kernels())) {
        Tensor batch = images(100 + i, 4, network.inputShape());
        network.apply(tape.constant(batch).times(1.5), Pass.training(tape, new RandomStream(i)));
      }
    }
  }
}
