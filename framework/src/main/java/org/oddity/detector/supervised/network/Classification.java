package org.oddity.detector.supervised.network;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.tensor.Shape;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/**
 * Makes the cross-entropy of two labels small; where labels are weighted, the weighted mean.
 *
 * <p>Validation is on both labels and not weighted; the held-out images come batch after batch in
 * their order, by which each finds its label.
 */
final class Classification implements Trainee {
  private final Network network;
  private final int[] labels;
  private final int[] heldOutLabels;
  private final double[] weights;
  private final Optimiser optimiser;
  private final RandomStream random;
  private final TraineeState state;

  Classification(
      NetworkClassifierOptions options,
      Network network,
      LabelledImages training,
      LabelledImages validation,
      long seed) {
    this.network = network;
    this.labels = labels(training);
    this.heldOutLabels = labels(validation);
    this.weights = options.classWeights().of(training);
    this.random = new RandomStream(seed);
    this.optimiser = options.training().optimiserOf(network);
    this.state =
        TraineeState.builder().network("network", network).optimiser("optimiser", optimiser).stream(
                "steps", random)
            .build();
  }

  private static int[] labels(LabelledImages images) {
    int[] labels = new int[images.anomalous().length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.anomalous()[i] ? 1 : 0;
    }
    return labels;
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
    int[] own = labelsOf(batch, labels);
    try (Tape tape = Tape.recording(network.kernels())) {
      Variable logits = logits(batch.images(), Pass.training(tape, random));
      Variable loss = loss(logits, own);
      StepLosses losses =
          StepLosses.of(loss).and("accuracy", Logits.accuracy(logits.value().toFloats(), own));
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
  public OptionalDouble validate(Batch held) {
    int[] own = labelsOf(held, heldOutLabels);
    try (Tape tape = Tape.inference(network.kernels())) {
      Variable logits = logits(held.images(), Pass.inference(tape));
      return OptionalDouble.of(Losses.crossEntropy(logits, own).toScalar());
    }
  }
}
