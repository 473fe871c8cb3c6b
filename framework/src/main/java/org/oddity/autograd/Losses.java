package org.oddity.autograd;

import java.util.function.Supplier;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * What training makes small, and what scores are made of. x is what a network says, {@code [batch,
 * ...]}, t what it should say, of the same shape; n is the number of elements.
 *
 * <p>Each without a {@link LossReduction} is the mean over all elements.
 */
public final class Losses {
  private Losses() {}

  /** Returns the mean absolute error, 1/n Σ |x − t|; gradient 0 where they are equal. */
  public static Variable l1(Variable x, Variable target) {
    return l1(x, target, LossReduction.MEAN);
  }

  /** Returns the absolute error |x − t|, reduced. */
  public static Variable l1(Variable x, Variable target, LossReduction reduction) {
    return named("l1-loss", x, () -> reduction.of(difference(x, target).abs()));
  }

  /** Returns the mean squared error, 1/n Σ (x − t)². */
  public static Variable l2(Variable x, Variable target) {
    return l2(x, target, LossReduction.MEAN);
  }

  /** Returns the squared error (x − t)², reduced. */
  public static Variable l2(Variable x, Variable target, LossReduction reduction) {
    return named("l2-loss", x, () -> reduction.of(difference(x, target).square()));
  }

  /**
   * Returns the mean smooth L1 error.
   *
   * @param beta see {@link #smoothL1(Variable, Variable, double, LossReduction)}
   */
  public static Variable smoothL1(Variable x, Variable target, double beta) {
    return smoothL1(x, target, beta, LossReduction.MEAN);
  }

  /**
   * Returns the smooth L1 error, (x − t)² / 2β where |x − t| is below β, else |x − t| − β/2
   * (Girshick, "Fast R-CNN", ICCV 2015, eq. 3, there with β = 1).
   *
   * @param beta where the square ends, above 0
   */
  public static Variable smoothL1(
      Variable x, Variable target, double beta, LossReduction reduction) {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("beta must be above 0, was " + beta);
    }
    return named(
        "smooth-l1-loss",
        x,
        () -> {
          // With c the difference clipped to ±β both branches are c · (d − c/2) / β.
          Variable difference = difference(x, target);
          Variable clipped = difference.clip(-beta, beta);
          Variable rest = difference.minus(clipped.times(0.5));
          return reduction.of(clipped.times(rest).times(1 / beta));
        });
  }

  /**
   * Returns the mean binary cross-entropy of logits.
   *
   * @param target probabilities in [0, 1], as x
   */
  public static Variable binaryCrossEntropy(Variable logits, Variable target) {
    return binaryCrossEntropy(logits, target, LossReduction.MEAN);
  }

  /**
   * Returns the mean binary cross-entropy of logits, all of one target.
   *
   * @param target 1 for real, 0 for generated, or a smoothed label between
   */
  public static Variable binaryCrossEntropy(Variable logits, double target) {
    return binaryCrossEntropy(logits, target, LossReduction.MEAN);
  }

  /** Returns the binary cross-entropy of logits, all of one target, reduced. */
  public static Variable binaryCrossEntropy(
      Variable logits, double target, LossReduction reduction) {
    Tensor same = logits.tape().kernels().full(logits.value().type(), Shape.of(1), target);
    return binaryCrossEntropy(logits, logits.tape().constant(same), reduction);
  }

  /**
   * Returns the binary cross-entropy −t · ln σ(x) − (1 − t) · ln(1 − σ(x)), reduced; computed as
   * max(x, 0) − x · t + ln(1 + e^−|x|), which neither overflows nor cancels.
   *
   * @param target probabilities in [0, 1], as x or broadcast to it
   */
  public static Variable binaryCrossEntropy(
      Variable logits, Variable target, LossReduction reduction) {
    return named(
        "binary-cross-entropy", logits, () -> reduction.of(CrossEntropies.binary(logits, target)));
  }

  /**
   * Returns the mean cross-entropy of logits with one right class each.
   *
   * @param logits {@code [batch, classes]}
   * @param classes the right ones, {@code [batch]}, from 0
   */
  public static Variable crossEntropy(Variable logits, int... classes) {
    return crossEntropyPerImage(logits, classes).mean();
  }

  /** Returns the cross-entropy −ln softmax(x)[class] of each image, {@code [batch]}. */
  public static Variable crossEntropyPerImage(Variable logits, int... classes) {
    return named("cross-entropy", logits, () -> CrossEntropies.classes(logits, classes));
  }

  /**
   * Returns the Kullback–Leibler divergence of N(mean, e^logVariance) from the standard normal, ½
   * (mean² + e^logVariance − logVariance − 1), reduced (Kingma and Welling, "Auto-Encoding
   * Variational Bayes", ICLR 2014, appendix B). Its place in the evidence bound is the sum over
   * each image's latent numbers.
   *
   * @param mean {@code [batch, latent]}
   * @param logVariance natural logarithm of the variances, as the mean
   */
  public static Variable klToStandardNormal(
      Variable mean, Variable logVariance, LossReduction reduction) {
    requireSame(mean, logVariance);
    return named(
        "kl-divergence",
        mean,
        () ->
            reduction.of(
                mean.square()
                    .plus(logVariance.exp())
                    .minus(logVariance)
                    .map(Elementwise.linear(0.5, -0.5))));
  }

  private static Variable difference(Variable x, Variable target) {
    requireSame(x, target);
    return x.minus(target);
  }

  private static void requireSame(Variable x, Variable other) {
    if (!x.shape().equals(other.shape())) {
      throw new IllegalArgumentException(
          "a loss compares equal shapes, not " + x.shape() + " and " + other.shape());
    }
  }

  private static Variable named(String loss, Variable x, Supplier<Variable> formula) {
    x.tape().enter(loss);
    try {
      return formula.get();
    } finally {
      x.tape().leave();
    }
  }
}
