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

  /** Returns the share that the network calls right, in [0, 1]: near 1/2 it is deceived. */
  public double accuracy() {
    return accuracy(0);
  }

  /**
   * Returns the same of a network that is undecided at another logit than 0.
   *
   * @param undecided above it the network says 1, below it 0
   */
  public double accuracy(double undecided) {
    float[] ones = positive.value().toFloats();
    float[] zeros = negative.value().toFloats();
    int right = 0;
    for (float logit : ones) {
      right += logit > undecided ? 1 : 0;
    }
    for (float logit : zeros) {
      right += logit < undecided ? 1 : 0;
    }
    return (double) right / (ones.length + zeros.length);
  }

  /** Returns the share of logits that say 1, in [0, 1]. */
  public static double sayingOne(Variable logits) {
    float[] all = logits.value().toFloats();
    int ones = 0;
    for (float logit : all) {
      ones += logit > 0 ? 1 : 0;
    }
    return (double) ones / all.length;
  }
}
