package org.oddity.experiment.bench.workload;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/** Reconstruction of a batch by an autoencoder while scoring. */
final class AutoencoderInference implements Workload {
  private final Kernels kernels;
  private final float[] images;
  private final Network encoder;
  private final Network decoder;

  AutoencoderInference(Kernels kernels) {
    this.kernels = kernels;
    RandomStream random = new RandomStream(1);
    this.images = random.uniform(AutoencoderStep.batch().size(), -1, 1);
    this.encoder =
        Network.initialise(kernels, PeerNetworks.encoder(), AutoencoderStep.IMAGE, random);
    this.decoder =
        Network.initialise(kernels, PeerNetworks.decoder(), encoder.outputShape(), random);
  }

  @Override
  public int images() {
    return AutoencoderStep.BATCH;
  }

  @Override
  public double step() {
    try (Tape tape = Tape.inference(kernels)) {
      Pass pass = Pass.inference(tape);
      Variable x = tape.constant(kernels.of(AutoencoderStep.batch(), images));
      return decoder.apply(encoder.apply(x, pass), pass).value().toFloats()[0];
    }
  }
}
