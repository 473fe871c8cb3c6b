package org.oddity.detector.oneclass.deepsvdd;

import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;
import org.oddity.training.TrainingOptions;

/**
 * Pre-training: encoder and decoder make the squared error of reconstructions small, summed over
 * each image's pixels and averaged over images, as in the authors' code.
 */
final class Autoencoding implements Trainee {
  private final Network encoder;
  private final Network decoder;
  private final Optimiser optimiser;
  private final RandomStream random;
  private final TraineeState state;

  Autoencoding(TrainingOptions options, Network encoder, Network decoder, long seed) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.random = new RandomStream(seed);
    this.optimiser = options.optimiserOf(encoder, decoder);
    this.state =
        TraineeState.builder()
            .network("encoder", encoder)
            .network("decoder", decoder)
            .optimiser("optimiser", optimiser)
            .stream("steps", random)
            .build();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    try (Tape tape = Tape.recording(encoder.kernels())) {
      Variable loss = loss(batch.images(), Pass.training(tape, random));
      StepLosses losses = StepLosses.of(loss);
      optimiser.minimise(loss);
      return losses;
    }
  }

  private Variable loss(ImageBatch images, Pass pass) {
    Variable pixels = NetworkOutputs.pixels(images, pass.tape());
    Variable reconstructions = reconstruct(pixels, pass);
    return Losses.l2(reconstructions, pixels).times(images.shape().size());
  }

  private Variable reconstruct(Variable pixels, Pass pass) {
    return decoder.within("decoder", encoder.within("encoder", pixels, pass), pass);
  }

  @Override
  public OptionalDouble validate(ImageBatch normals) {
    try (Tape tape = Tape.inference(encoder.kernels())) {
      return OptionalDouble.of(loss(normals, Pass.inference(tape)).toScalar());
    }
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples) {
    try (Tape tape = Tape.inference(encoder.kernels())) {
      Variable pixels = NetworkOutputs.pixels(examples, tape);
      float[] reconstructed = reconstruct(pixels, Pass.inference(tape)).value().toFloats();
      ImageBatch reconstructions = ImageBatch.wrap(examples.shape(), reconstructed);
      return Map.of(
          "reconstructions",
          ImageGrid.of(
              ImageGrid.row("originals", examples),
              ImageGrid.row("reconstructions", reconstructions)));
    }
  }
}
