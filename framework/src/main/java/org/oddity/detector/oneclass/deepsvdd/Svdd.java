package org.oddity.detector.oneclass.deepsvdd;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
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

/** Deep SVDD's own training: brings the outputs of normal images close to a fixed centre. */
final class Svdd implements Trainee {
  private final SvddObjective objective;
  private final Network encoder;
  private final float[] centre;
  private final Optimiser optimiser;
  private final RandomStream random;
  private final TraineeState state;
  private double radius;

  Svdd(DeepSvddOptions options, Network encoder, float[] centre, long seed) {
    this.objective = options.objective();
    this.encoder = encoder;
    this.centre = centre.clone();
    this.random = new RandomStream(seed);
    this.optimiser = options.training().optimiserOf(encoder);
    this.state =
        TraineeState.builder()
            .network("encoder", encoder)
            .values(
                "radius",
                () -> NamedArrays.builder().put("value", radius).build(),
                copy -> radius = copy.doubles("value")[0])
            .optimiser("optimiser", optimiser)
            .stream("steps", random)
            .build();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  /** Returns the radius; 0 with the objective {@code one-class}. */
  double radius() {
    return radius;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    try (Tape tape = Tape.recording(encoder.kernels())) {
      Variable distances = squaredDistances(batch.images(), Pass.training(tape, random));
      Variable loss = loss(distances);
      StepLosses losses = StepLosses.of(loss);
      if (objective instanceof SvddObjective.SoftBoundary soft) {
        losses.and("radius", radius);
        losses.and("distance", distances.mean());
        if (step.epoch().number() > soft.warmUpEpochs()) {
          radius = Hypersphere.radius(soft.nu(), distances.value().toDoubles());
        }
      }
      optimiser.minimise(loss);
      return losses;
    }
  }

  /** Returns {@code [batch, 1]}. */
  private Variable squaredDistances(ImageBatch images, Pass pass) {
    Tape tape = pass.tape();
    Variable outputs = encoder.within("encoder", NetworkOutputs.pixels(images, tape), pass);
    return Hypersphere.squaredDistances(outputs, centre);
  }

  private Variable loss(Variable distances) {
    if (objective instanceof SvddObjective.SoftBoundary soft) {
      double square = radius * radius;
      Variable outside = distances.plus(-square).relu();
      return outside.mean().times(1 / soft.nu()).plus(square);
    }
    return distances.mean();
  }

  /** Returns the mean squared distance, with either objective: what the scores are made of. */
  @Override
  public OptionalDouble validate(ImageBatch normals) {
    float[] outputs = new NetworkOutputs(encoder).of(normals);
    return Arrays.stream(Hypersphere.squaredDistances(outputs, centre)).average();
  }
}
