package org.oddity.experiment.bench.workload;

import java.util.stream.IntStream;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.tensor.Kernels;

/** A step of a classifier: VGG11, cross-entropy, one update. */
final class VggStep implements Workload {
  private final Kernels kernels;
  private final RandomStream random = new RandomStream(1);
  private final float[] images =
      random.uniform(AutoencoderStep.BATCH * AutoencoderStep.IMAGE.size(), 0, 1);
  private final int[] classes =
      IntStream.range(0, AutoencoderStep.BATCH).map(i -> random.nextInt(10)).toArray();
  private final Network network;
  private final Optimiser optimiser;

  VggStep(Kernels kernels) {
    this.kernels = kernels;
    this.network = Network.initialise(kernels, PeerNetworks.vgg11(), AutoencoderStep.IMAGE, random);
    this.optimiser = Optimiser.of(AutoencoderStep.adam(), network);
  }

  @Override
  public int images() {
    return AutoencoderStep.BATCH;
  }

  @Override
  public double step() {
    try (Tape tape = Tape.recording(kernels)) {
      Variable x = tape.constant(kernels.of(AutoencoderStep.batch(), images));
      Variable logits = network.apply(x, Pass.training(tape, random));
      Variable loss = Losses.crossEntropy(logits, classes);
      optimiser.minimise(loss);
      return loss.toScalar();
    }
  }
}
