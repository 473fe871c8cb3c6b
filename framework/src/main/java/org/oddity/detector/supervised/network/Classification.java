package org.oddity.detector.supervised.network;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.tensor.Shape;
import org.oddity.training.Batch;
import org.oddity.training.Epoch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/**
 * Makes the cross-entropy of labels small; where labels are weighted, the weighted mean.
 *
 * <p>Validation is on all labels and not weighted; the held-out images come batch after batch in
 * their order, by which each finds its label.
 */
final class Classification implements Trainee {
  private final Network network;
  private final LabelSet labels;
  private final double[] weights;
  private final HeldOutAccuracy heldOut;
  private final Optimiser optimiser;
  private final RandomStream random;
  private final TraineeState state;

  Classification(
      NetworkClassifierOptions options,
      Network network,
      LabelSet labels,
      HeldOutAccuracy heldOut,
      long seed) {
    this.network = network;
    this.labels = labels;
    this.weights = options.classWeights().of(labels);
    this.heldOut = heldOut;
    this.random = new RandomStream(seed);
    this.optimiser = options.training().optimiserOf(network);
    this.state =
        TraineeState.builder().network("network", network).optimiser("optimiser", optimiser).stream(
                "steps", random)
            .aid("held-out-accuracy", heldOut::copy, heldOut::restore)
            .build();
  }

  private static int[] labelsOf(Batch batch, int... all) {
    return Arrays.stream(batch.places()).map(place -> all[place]).toArray();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    int[] own = labelsOf(batch, labels.training());
    try (Tape tape = Tape.recording(network.kernels())) {
      Variable logits = logits(batch.images(), Pass.training(tape, random));
      Variable loss = loss(logits, own);
      int right = Logits.right(logits.value().toFloats(), own, labels.count());
      StepLosses losses = StepLosses.of(loss).and("accuracy", (double) right / own.length);
      optimiser.minimise(loss);
      return losses;
    }
  }

  private Variable logits(ImageBatch images, Pass pass) {
    return network.within(
        "network", NetworkOutputs.pixels(Logits.centred(images), pass.tape()), pass);
  }

  private Variable loss(Variable logits, int... own) {
    float[] shares = new float[own.length];
    double sum = 0;
    for (int label : own) {
      sum += weights[label];
    }
    for (int i = 0; i < own.length; i++) {
      shares[i] = (float) (weights[own[i]] / sum);
    }
    Variable each = Losses.crossEntropyPerImage(logits, own);
    Tape tape = logits.tape();
    return each.times(tape.constant(tape.kernels().of(Shape.of(own.length), shares))).sum();
  }

  @Override
  public void beginEpoch(Epoch epoch) {
    heldOut.begin(epoch.number());
  }

  @Override
  public OptionalDouble validate(Batch held) {
    int[] own = labelsOf(held, labels.validation());
    try (Tape tape = Tape.inference(network.kernels())) {
      Variable logits = logits(held.images(), Pass.inference(tape));
      heldOut.add(own.length, Logits.right(logits.value().toFloats(), own, labels.count()));
      return OptionalDouble.of(Losses.crossEntropy(logits, own).toScalar());
    }
  }

  /** Validation has come before. */
  @Override
  public Map<String, Double> health(ImageBatch examples) {
    OptionalDouble accuracy = heldOut.end();
    return accuracy.isPresent() ? Map.of("validation-accuracy", accuracy.getAsDouble()) : Map.of();
  }
}
