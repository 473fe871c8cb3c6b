package org.oddity.detector.reconstruction;

import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.nn.Pass;

/** Gives images numbers by trained networks, higher = more anomalous. Immutable. */
public interface Scorer {
  /**
   * Returns a number for each image, which depends on it alone.
   *
   * @param images a batch that fits into memory with all activations
   */
  double[] score(ImageBatch images, EncoderDecoder networks);

  /**
   * Returns the same numbers of images that have been reconstructed: where they are all it needs,
   * the networks are not asked again.
   *
   * @param reconstructions of the codes that the method's {@link ReconstructionMethod#code} gives
   */
  default double[] scoreReconstructed(
      ImageBatch images, ImageBatch reconstructions, EncoderDecoder networks) {
    return score(images, networks);
  }

  /**
   * Returns the same numbers on the tape of the pixels, {@code [batch]}.
   *
   * @param pixels {@code [batch, height, width, channels]} in [0, 1]
   * @param pass for inference
   */
  Variable score(Variable pixels, EncoderDecoder networks, Pass pass);

  /** Returns what it needs beside the networks. */
  default NamedArrays state() {
    return NamedArrays.builder().build();
  }
}
