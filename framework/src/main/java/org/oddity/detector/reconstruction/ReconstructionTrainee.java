package org.oddity.detector.reconstruction;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.autograd.Tape;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/** Makes a method's objective smaller, encoder and decoder by one optimiser. */
final class ReconstructionTrainee implements Trainee {
  private final ReconstructionMethod method;
  private final EncoderDecoder networks;
  private final Optimiser optimiser;
  private final RandomStream random;
  private final TraineeState state;

  ReconstructionTrainee(
      Recipe recipe, ReconstructionMethod method, EncoderDecoder networks, long seed) {
    this.method = method;
    this.networks = networks;
    this.random = new RandomStream(seed);
    this.optimiser = recipe.training().optimiserOf(networks.encoder(), networks.decoder());
    this.state =
        TraineeState.builder()
            .network("encoder", networks.encoder())
            .network("decoder", networks.decoder())
            .optimiser("networks", optimiser)
            .stream("steps", random)
            .build();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Objective objective =
          method.objective(
              networks.pixels(batch.images(), tape), networks, Pass.training(tape, random));
      StepLosses losses = objective.losses();
      optimiser.minimise(objective.loss());
      return losses;
    }
  }

  @Override
  public OptionalDouble validate(ImageBatch normals) {
    return Arrays.stream(FittedAutoencoder.scores(method.validation(), normals, networks))
        .average();
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples) {
    return method.images(examples, networks);
  }
}
