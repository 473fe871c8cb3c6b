package org.oddity.experiment.bench.workload;

import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/** A step of a denoising autoencoder: noise, encode, decode, squared error, one update. */
final class AutoencoderStep implements Workload {
  static final Shape IMAGE = Shape.of(32, 32, 3);
  static final int BATCH = 64;
  private static final double NOISE = 0.2;

  private final Kernels kernels;
  private final RandomStream random = new RandomStream(1);
  private final float[] images = random.uniform(BATCH * IMAGE.size(), -1, 1);
  private final Network encoder;
  private final Network decoder;
  private final Optimiser optimiser;

  AutoencoderStep(Kernels kernels) {
    this.kernels = kernels;
    this.encoder = Network.initialise(kernels, PeerNetworks.encoder(), IMAGE, random);
    this.decoder =
        Network.initialise(kernels, PeerNetworks.decoder(), encoder.outputShape(), random);
    this.optimiser = Optimiser.of(adam(), encoder, decoder);
  }

  /** As in DCGAN: learning rate 2e-4, beta1 0.5. */
  static OptimiserOptions adam() {
    return new OptimiserOptions.Adam(2e-4, 0.5, 0.999, 1e-8, 0);
  }

  @Override
  public int images() {
    return BATCH;
  }

  @Override
  public double step() {
    float[] noisy = random.gaussian(images.length, 0, NOISE);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += images[i];
    }
    try (Tape tape = Tape.recording(kernels)) {
      Pass pass = Pass.training(tape, random);
      Variable seen = tape.constant(kernels.of(batch(), noisy));
      Variable wanted = tape.constant(kernels.of(batch(), images));
      Variable loss = Losses.l2(decoder.apply(encoder.apply(seen, pass), pass), wanted);
      optimiser.minimise(loss);
      return loss.toScalar();
    }
  }

  static Shape batch() {
    return Shape.of(BATCH, 32, 32, 3);
  }
}
