package org.oddity.autograd;

import java.util.stream.IntStream;

/** What a loss sums up to. */
public enum LossReduction {
  /** The mean over all elements: a scalar, to be trained on. */
  MEAN,
  /** The mean over each image's elements, {@code [batch]}: scores that do not grow with size. */
  MEAN_PER_IMAGE,
  /** The sum over each image's elements, {@code [batch]}: log-likelihoods. */
  SUM_PER_IMAGE;

  Variable of(Variable elements) {
    if (this == MEAN) {
      return elements.mean();
    }
    int rank = elements.shape().rank();
    if (rank < 2) {
      return elements;
    }
    int[] axes = IntStream.range(1, rank).toArray();
    Variable reduced = this == MEAN_PER_IMAGE ? elements.mean(axes) : elements.sum(axes);
    return reduced.reshape(elements.shape().length(0));
  }
}
