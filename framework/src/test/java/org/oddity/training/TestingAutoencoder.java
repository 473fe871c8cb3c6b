package org.oddity.training;

import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** A linear autoencoder that removes noise of its own: the least that has everything. */
public final class TestingAutoencoder implements Trainee {
  private static final double NOISE = 0.05;

  private final Kernels kernels;
  private final Network network;
  private final Optimiser optimiser;
  private final RandomStream noise;
  private final TraineeState state;

  public TestingAutoencoder(Kernels kernels, int pixels, TrainingOptions options, Seeds seeds) {
    this.kernels = kernels;
    RandomStream weights = new RandomStream(seeds.seed("weights"));
    Sequential layers =
        Sequential.builder().add("encoder", Dense.of(3)).add("decoder", Dense.of(pixels)).build();
    this.network = Network.initialise(kernels, layers, Shape.of(pixels), weights);
    this.optimiser = options.optimiserOf(network);
    this.noise = new RandomStream(seeds.seed("noise"));
    this.state =
        TraineeState.builder()
            .network("autoencoder", network)
            .optimiser("optimiser", optimiser)
            .stream("noise", noise)
            .build();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    try (Tape tape = Tape.recording(kernels)) {
      Variable x = input(tape, batch.images());
      float[] drawn = noise.gaussian(x.shape().size(), 0, NOISE);
      Variable noisy = x.plus(tape.constant(kernels.of(x.shape(), drawn)));
      Variable loss = Losses.l2(network.apply(noisy, Pass.training(tape, noise)), x);
      StepLosses losses = StepLosses.of(loss);
      optimiser.minimise(loss);
      return losses;
    }
  }

  @Override
  public OptionalDouble validate(ImageBatch normals) {
    try (Tape tape = Tape.inference(kernels)) {
      Variable x = input(tape, normals);
      return OptionalDouble.of(Losses.l2(network.apply(x, Pass.inference(tape)), x).toScalar());
    }
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples) {
    ImageBatch shown = ImageBatch.wrap(examples.shape(), reconstruct(examples));
    return Map.of(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples), ImageGrid.row("reconstructions", shown)));
  }

  public float[] reconstruct(ImageBatch images) {
    try (Tape tape = Tape.inference(kernels)) {
      return network.apply(input(tape, images), Pass.inference(tape)).value().toFloats();
    }
  }

  private Variable input(Tape tape, ImageBatch images) {
    Tensor pixels = kernels.of(Shape.of(images.count(), images.shape().size()), images.pixels());
    return tape.constant(pixels);
  }
}
