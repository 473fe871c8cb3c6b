package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;

/**
 * What a network that tells two kinds apart says of a batch of each, as logits.
 *
 * @param positive of what it should call 1, such as real images, {@code [batch, 1]}
 * @param negative of what it should call 0, such as generated images, {@code [batch, 1]}
 */
public record Verdicts(Variable positive, Variable negative) {
  public Verdicts {
    requireNonNull(positive, "positive is null");
    requireNonNull(negative, "negative is null");
  }

  /** Returns half the sum of both cross-entropies, what the network makes small. */
  public Variable loss() {
    return loss(1);
  }

  /**
   * Returns the same with one-sided label smoothing (Salimans et al., "Improved Techniques for
   * Training GANs", NeurIPS 2016, §3.4).
   *
   * @param label what the positive ones should be called, in (0.5, 1]
   */
  public Variable loss(double label) {
    return Losses.binaryCrossEntropy(positive, label)
        .plus(Losses.binaryCrossEntropy(negative, 0))
        .times(0.5);
  }

  /**
   * Returns the share that the network calls right, in [0, 1]: near 1/2 it is deceived, at 1 it
   * teaches the other side nothing.
   */
  public double accuracy() {
    int right = 0;
    float[] ones = positive.value().toFloats();
    float[] zeros = negative.value().toFloats();
    for (float logit : ones) {
      right += logit > 0 ? 1 : 0;
    }
    for (float logit : zeros) {
      right += logit < 0 ? 1 : 0;
    }
    return (double) right / (ones.length + zeros.length);
  }
}
