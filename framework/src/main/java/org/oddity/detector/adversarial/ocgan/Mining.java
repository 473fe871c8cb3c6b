package org.oddity.detector.adversarial.ocgan;

import java.util.Arrays;
import java.util.List;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.nn.Pass;

/**
 * Informative-negative mining (§3.4): latent vectors move, through the frozen decoder and
 * classifier, to where the classifier answers a target, by gradient steps on the cross-entropy. The
 * cross-entropies of a batch are added up, not averaged, so that how far a vector moves does not
 * depend on how many there are.
 */
final class Mining {
  private final MiningOptions options;
  private final OcganNetworks networks;
  private final RandomStream random;

  Mining(MiningOptions options, OcganNetworks networks, RandomStream random) {
    this.options = options;
    this.networks = networks;
    this.random = random;
  }

  /**
   * Returns where draws move to.
   *
   * @param draws {@code [batch, latent]}, left alone
   */
  float[] mine(float... draws) {
    float[] mined = draws.clone();
    MiningRule.Move move = options.rule().begin(options.rate(), mined.length);
    for (int step = 0; step < options.steps(); step++) {
      move.step(mined, gradients(mined));
      networks.space().keep(mined);
    }
    return mined;
  }

  private float[] gradients(float... draws) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Variable drawn = networks.drawn(draws, tape);
      Variable loss =
          Losses.binaryCrossEntropy(
                  classify(drawn, tape), options.target(), LossReduction.SUM_PER_IMAGE)
              .sum();
      return tape.gradients(loss.reshape(1), List.of(drawn)).of(drawn).toFloats();
    }
  }

  /** Returns the classifier's logits of what draws decode to, by the statistics of the batch. */
  private Variable classify(Variable drawn, Tape tape) {
    Pass pass = asked(tape);
    return networks.classify(decode(drawn, pass), pass);
  }

  private Pass asked(Tape tape) {
    return Pass.training(tape, random).withoutStatistics();
  }

  private Variable decode(Variable drawn, Pass pass) {
    return networks.decode(networks.space().point(drawn), pass);
  }

  /**
   * Returns what a batch of draws is decoded to in a step of mining, by the statistics of the
   * batch, and the classifier's answer to each of these very images.
   */
  Answered answered(float... draws) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Pass pass = asked(tape);
      Variable decoded = decode(networks.drawn(draws, tape), pass);
      Variable answers = networks.classify(decoded, pass).sigmoid();
      return new Answered(networks.images(decoded), answers.value().toDoubles());
    }
  }

  /**
   * Decoded draws and what the classifier says of them.
   *
   * @param images pixels in [0, 1]
   * @param answers one for each image, in [0, 1]
   */
  record Answered(ImageBatch images, double[] answers) {
    /** Returns the first few. */
    Answered first(int count) {
      return new Answered(images.slice(0, count), Arrays.copyOf(answers, count));
    }

    double mean() {
      return Arrays.stream(answers).average().orElseThrow();
    }
  }

  /** Returns the classifier's mean answer, in [0, 1], to what draws decode to. */
  double answer(float... draws) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      return classify(networks.drawn(draws, tape), tape).sigmoid().mean().toScalar();
    }
  }
}
