package org.oddity.experiment.bench.workload;

import java.util.List;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * A step of OCGAN: one update of the classifier and of both discriminators, five steps of mining,
 * one update of encoder and decoder. Without mining the classifier rests, too.
 */
final class OcganStep implements Workload {
  private static final int MINING = 5;
  private static final double RATE = 0.1;
  private static final double NOISE = 0.2;
  private static final double RECONSTRUCTION = 10;

  private final Kernels kernels;
  private final RandomStream random = new RandomStream(1);
  private final int mining;
  final float[] images =
      random.uniform(AutoencoderStep.BATCH * AutoencoderStep.IMAGE.size(), -1, 1);
  final Network encoder;
  final Network decoder;
  private final Network visual;
  private final Network classifier;
  private final Network latent;
  private final Optimiser ofGenerator;
  private final Optimiser ofVisual;
  private final Optimiser ofClassifier;
  private final Optimiser ofLatent;

  OcganStep(Kernels kernels) {
    this(kernels, MINING);
  }

  /**
   * Makes one.
   *
   * @param mining steps of it
   */
  OcganStep(Kernels kernels, int mining) {
    this.kernels = kernels;
    this.mining = mining;
    Shape code = Shape.of(PeerNetworks.LATENT);
    this.encoder = network(PeerNetworks.encoder(), AutoencoderStep.IMAGE);
    this.decoder = network(PeerNetworks.decoder(), code);
    this.visual = network(PeerNetworks.encoder(16, 1), AutoencoderStep.IMAGE);
    this.classifier = network(PeerNetworks.encoder(64, 1), AutoencoderStep.IMAGE);
    this.latent = network(PeerNetworks.latentDiscriminator(), code);
    this.ofGenerator = Optimiser.of(AutoencoderStep.adam(), encoder, decoder);
    this.ofVisual = Optimiser.of(AutoencoderStep.adam(), visual);
    this.ofClassifier = Optimiser.of(AutoencoderStep.adam(), classifier);
    this.ofLatent = Optimiser.of(AutoencoderStep.adam(), latent);
  }

  private Network network(Layer layer, Shape input) {
    return Network.initialise(kernels, layer, input, random);
  }

  @Override
  public int images() {
    return AutoencoderStep.BATCH;
  }

  @Override
  public double step() {
    return step(images, draw());
  }

  /** Returns latent vectors of a batch. */
  float[] draw() {
    return random.uniform(AutoencoderStep.BATCH * PeerNetworks.LATENT, -1, 1);
  }

  /**
   * Does it with other numbers.
   *
   * @param values of a batch of images in [−1, 1]
   * @param draws moved to where they are mined
   */
  double step(float[] values, float... draws) {
    try (Tape tape = Tape.inference(kernels)) {
      Pass pass = Pass.training(tape, random);
      Variable code = encoder.apply(noisy(values, tape), pass).tanh();
      Variable drawn = codes(draws, tape);
      Tensor generated = decoder.apply(drawn, pass).value();
      if (mining > 0) {
        Tensor reconstructed = decoder.apply(code, pass).value();
        tellApart(classifier, ofClassifier, reconstructed, generated);
      }
      tellApart(visual, ofVisual, real(values, tape).value(), generated);
      tellApart(latent, ofLatent, drawn.value(), code.value());
    }
    for (int i = 0; i < mining; i++) {
      mine(draws);
    }
    return generate(values, draws);
  }

  /** Returns a batch of images. */
  Variable real(float[] values, Tape tape) {
    return tape.constant(kernels.of(AutoencoderStep.batch(), values));
  }

  /** Returns what latent vectors decode to in inference mode. */
  Variable decoded(float[] latents, Tape tape) {
    return decoder.apply(codes(latents, tape), Pass.inference(tape));
  }

  private Variable noisy(float[] values, Tape tape) {
    float[] noisy = random.gaussian(values.length, 0, NOISE);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += values[i];
    }
    return tape.constant(kernels.of(AutoencoderStep.batch(), noisy));
  }

  private Variable codes(float[] draws, Tape tape) {
    Shape all = Shape.of(AutoencoderStep.BATCH, PeerNetworks.LATENT);
    return tape.constant(kernels.of(all, draws));
  }

  private void tellApart(Network network, Optimiser optimiser, Tensor positive, Tensor negative) {
    try (Tape tape = Tape.recording(kernels)) {
      Pass pass = Pass.training(tape, random);
      Variable ones = network.apply(tape.constant(positive), pass);
      Variable zeros = network.apply(tape.constant(negative), pass);
      optimiser.minimise(
          Losses.binaryCrossEntropy(ones, 1).plus(Losses.binaryCrossEntropy(zeros, 0)));
    }
  }

  private void mine(float... draws) {
    try (Tape tape = Tape.recording(kernels)) {
      Pass pass = Pass.training(tape, random);
      Variable drawn = codes(draws, tape);
      Variable logits = classifier.apply(decoder.apply(drawn, pass), pass);
      Variable loss = Losses.binaryCrossEntropy(logits, 0);
      float[] gradient = tape.gradients(loss, List.of(drawn)).of(drawn).toFloats();
      for (int i = 0; i < draws.length; i++) {
        double moved = draws[i] - RATE * Math.signum(gradient[i]);
        draws[i] = (float) Math.max(-1, Math.min(1, moved));
      }
    }
  }

  private double generate(float[] values, float... draws) {
    try (Tape tape = Tape.recording(kernels)) {
      Pass pass = Pass.training(tape, random);
      Variable code = encoder.apply(noisy(values, tape), pass).tanh();
      Variable mined = decoder.apply(codes(draws, tape), pass);
      Variable loss =
          Losses.l2(decoder.apply(code, pass), real(values, tape))
              .times(RECONSTRUCTION)
              .plus(Losses.binaryCrossEntropy(visual.apply(mined, pass), 1))
              .plus(Losses.binaryCrossEntropy(latent.apply(code, pass), 1));
      ofGenerator.minimise(loss);
      return loss.toScalar();
    }
  }
}
