package org.oddity.experiment.bench.workload;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/** The second and third stage of ResNet18, as methods take them that compare patches. */
final class ResnetFeatures implements Workload {
  private static final int BATCH = 16;
  private static final Shape IMAGE = Shape.of(224, 224, 3);

  private final Kernels kernels;
  private final float[] images;
  private final Network second;
  private final Network third;

  ResnetFeatures(Kernels kernels) {
    this.kernels = kernels;
    RandomStream random = new RandomStream(1);
    this.images = random.uniform(BATCH * IMAGE.size(), 0, 1);
    this.second = Network.initialise(kernels, PeerNetworks.resnetSecondStage(), IMAGE, random);
    this.third =
        Network.initialise(kernels, PeerNetworks.resnetThirdStage(), second.outputShape(), random);
  }

  @Override
  public int images() {
    return BATCH;
  }

  @Override
  public double step() {
    try (Tape tape = Tape.inference(kernels)) {
      Pass pass = Pass.inference(tape);
      Variable x = tape.constant(kernels.of(Shape.of(BATCH, 224, 224, 3), images));
      Variable middle = second.apply(x, pass);
      float[] fine = middle.value().toFloats();
      return fine[0] + third.apply(middle, pass).value().toFloats()[0];
    }
  }
}
